### Mes données : voir, emporter, corriger, effacer.

my-data-words = mes données, données personnelles, vie privée, rgpd
my-data-title = Ce que je garde de vous
my-data-answers = Vos réponses
my-data-answers-is =
    { $answers }. Pour choisir aides, mentor et rencontres.
    Accord donné le { $day } ({ $channel }). Gardé jusqu'à deux ans sans nouvelles.
my-data-answers-none = rien, vous n'avez pas donné d'accord.
my-data-steps = Vos +1
my-data-steps-is =
    { $open } en cours, { $closed ->
        [one] { $closed } fermé
       *[other] { $closed } fermés
    }. Pour vous en reparler. Gardés jusqu'à ce que vous effaciez.
my-data-mentoring = Mentorat
my-data-mentoring-is =
    { $mentor ->
        [yes] votre fiche de mentor,{ " " }
       *[no] { "" }
    }{ $requests ->
        [one] { $requests } demande d'aide.
       *[other] { $requests } demandes d'aide.
    } Pour vous mettre en relation. Gardé jusqu'à ce que vous effaciez.
my-data-circle = Cercles de 3
my-data-circle-is = { $name }, et de quoi vous joindre : seul votre cercle du mois le voit.
my-data-meetups = Clubs et rencontres
my-data-meetups-is =
    { $wish ->
        [yes] votre envie d'une rencontre près de chez vous,{ " " }
       *[no] { "" }
    }{ $clubs ->
        [one] { $clubs } club,
       *[other] { $clubs } clubs,
    } { $meetups ->
        [one] { $meetups } réponse à une rencontre.
       *[other] { $meetups } réponses à des rencontres.
    } Pour vos rappels. Gardé jusqu'à ce que vous effaciez.
my-data-talk = Notre conversation
my-data-talk-is = là où nous en sommes, votre langue, vos comptes ({ $accounts }). Pour vous répondre. Gardé jusqu'à ce que vous effaciez.
my-data-note = Votre messagerie garde aussi ses propres messages. Je n'y peux rien.

my-data-what = Que voulez-vous faire ?
my-data-what-export = Emporter une copie
my-data-what-change = Corriger mes réponses
my-data-what-withdraw = Retirer mon accord
my-data-what-erase = Tout effacer
my-data-what-done = C'est tout
my-data-closed = Entendu, rien ne change.
my-data-file = Voici tout ce que je garde, dans un fichier. Le résumé est juste au-dessus.
my-data-file-label = Toutes vos données, dans le fichier plusun.json. S'il ne s'affiche pas, demandez-le depuis la discussion web.
my-data-withdrawn = Votre accord est retiré, et vos réponses sont effacées. La conversation peut continuer.

erase-me-words = supprimer mes données, supprimer mon compte, effacer mon compte, efface tout, effacez tout
erase-me-sure =
    J'efface tout, tout de suite, sur tous vos comptes reliés. Il n'y a pas de retour possible.
    Vos réponses, vos +1, vos demandes, vos inscriptions et notre conversation disparaissent.
    « Mes données » permet d'emporter une copie d'abord. J'efface ?
erase-me-sure-yes = Oui, effacez tout
erase-me-sure-no = Non, gardez tout
erase-me-gone = C'est effacé. Si vous m'écrivez de nouveau, nous ferons connaissance. Au revoir.
erase-me-stays = Rien n'est effacé.
