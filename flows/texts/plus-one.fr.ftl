### Le +1 : un petit pas daté, et son retour.

plus-one-words = un nouveau +1, ajouter un +1
plus-one-take =
    Un petit pas pour avancer : « { $suggestion } ».
    On en fait votre +1 ?
plus-one-take-yes = Oui, c'est mon +1
plus-one-take-own = J'écris le mien
plus-one-take-no = Pas maintenant
plus-one-what =
    { $after ->
        [done] Et le petit pas suivant ? Une phrase suffit.
        [smaller] Quel pas plus petit feriez-vous ? Une phrase suffit.
       *[none] Quel petit pas voulez-vous faire ? Une phrase suffit.
    }
plus-one-what-help = Un pas qui tient en une heure. Par exemple : appeler deux clients, demander un devis.
plus-one-when = Pour quand ?
plus-one-when-tomorrow = Demain
plus-one-when-in-3-days = Dans trois jours
plus-one-when-next-week = Dans une semaine
plus-one-when-other = Une autre date
plus-one-date = Quel jour ? Par exemple : jeudi, ou 12 mars.
plus-one-saved =
    C'est noté : « { $what } », { $day }. Je vous demanderai des nouvelles ce jour-là.
    Pour changer, écrivez « mon +1 ».
plus-one-left = Entendu, pas de +1 cette fois. Écrivez « mon +1 » quand vous voudrez.

my-plus-ones-words = mes petits pas, mon petit pas, voir mes +1
my-plus-ones-which =
    { $steps ->
        [0] Vous n'avez pas de +1 en cours.
        [one] Voici votre +1. Choisissez-le pour dire où il en est.
       *[other] Voici vos { $steps } +1. Choisissez-en un pour dire où il en est.
    }
my-plus-ones-which-new = Un nouveau +1
my-plus-ones-which-done = C'est tout
my-plus-ones-closed = Entendu, on garde ainsi.

plus-one-follow-up-outcome = Votre +1 : « { $what } ». C'est fait ?
plus-one-follow-up-outcome-yes = C'est fait
plus-one-follow-up-outcome-no = Pas encore
plus-one-follow-up-outcome-changed = J'ai changé d'avis
plus-one-follow-up-outcome-help = C'est vous qui avez choisi ce pas. « J'ai changé d'avis » l'enlève, sans question.
plus-one-follow-up-praise =
    Fait. C'est votre { $count ->
        [1] premier
        [2] deuxième
        [3] troisième
        [4] quatrième
        [5] cinquième
       *[other] { $count }e
    } +1 ce mois-ci.
plus-one-follow-up-again = D'accord. On le remet à quand ?
plus-one-follow-up-again-tomorrow = Demain
plus-one-follow-up-again-in-3-days = Dans trois jours
plus-one-follow-up-again-next-week = Dans une semaine
plus-one-follow-up-again-other = Une autre date
plus-one-follow-up-again-smaller = Un pas plus petit
plus-one-follow-up-date = Quel jour ? Par exemple : jeudi, ou 12 mars.
plus-one-follow-up-moved = C'est noté pour { $day }.
plus-one-follow-up-dropped = Entendu, je l'enlève.
plus-one-follow-up-gone = Ce +1 est déjà fermé.
