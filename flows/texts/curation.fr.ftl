### Ce que les clubs choisissent, ce que les gens disent des fiches, les recherches gardées.

## Dire ce qu'on pense d'une réponse

feedback-option = Donner mon avis
feedback-entry = Votre avis porte sur quelle réponse ?
feedback-verdict = « { $name } » : qu'en dites-vous ?
feedback-verdict-help = Votre avis est compté sans votre nom. Les organisateurs voient les totaux.
feedback-verdict-useful = Utile
feedback-verdict-not-for-me = Pas pour moi
feedback-verdict-out-of-date = Plus à jour
feedback-useful = C'est noté : cela a servi.
feedback-not-for-me = C'est noté : ce n'était pas pour vous.
feedback-out-of-date = C'est noté. Quelqu'un ira vérifier cette fiche.

## Les avis, pour les organisateurs

opinions-words = voir les retours, avis sur les fiches
opinions-list = Voici les { $count } fiches dont on parle, les plus contestées d'abord.
opinions-none = Personne n'a encore donné d'avis sur une fiche.
opinions-alarm = À vérifier : plusieurs personnes la disent périmée.
opinions-counts = Utile : { $useful }. Pas pour moi : { $notForMe }. Plus à jour : { $outOfDate }.
opinions-next = Vous pouvez cacher une fiche à votre club depuis sa sélection.
opinions-next-selection = Ouvrir la sélection
opinions-next-close = C'est tout
opinions-closed = Très bien.

## La sélection d'un club

selection-words = sélection du club, choisir les fiches du club
selection-door-no-club = Une sélection appartient à un club, et vous n'en avez pas encore. Écrivez « organisateur ».
selection-door-what = Sélection du club { $club }. Que voulez-vous faire ?
selection-door-what-help = Les membres de votre club voient d'abord ce que vous mettez en tête, jamais ce que vous cachez.
selection-door-what-find = Mettre en tête ou cacher une fiche
selection-door-what-add = Ajouter une fiche à nous
selection-door-what-list = Voir notre sélection
selection-door-what-close = C'est tout
selection-door-closed = Très bien.

choose-entry-query = Quelle fiche ? Son nom, ou ce qu'elle apporte.
choose-entry-query-help = Par exemple « Adie », ou « prêt pour démarrer ».
choose-entry-entry =
    { $count ->
        [0] Je n'ai rien trouvé avec ces mots.
       *[other] Laquelle ?
    }
choose-entry-entry-again = Chercher autre chose
choose-entry-entry-close = Laisser
choose-entry-rule = « { $name } » : que verront les membres ?
choose-entry-rule-pin = La montrer d'abord
choose-entry-rule-hide = Ne jamais la montrer
choose-entry-rule-none = Comme pour tout le monde
choose-entry-pinned = C'est fait : vos membres la verront d'abord, quand elle répond à leur question.
choose-entry-hidden = C'est fait : vos membres ne la verront plus.
choose-entry-freed = C'est fait : elle suit de nouveau son rang.
choose-entry-closed = Très bien, rien ne change.

add-entry-name = Comment s'appelle ce que vous ajoutez ?
add-entry-name-help = Un nom court, comme on le dit : « Permanence du comptable à la mairie ».
add-entry-gives = En une phrase, qu'est-ce que cela apporte ?
add-entry-url = Quelle page en parle ? Donnez son adresse.
add-entry-url-help = Par exemple https://www.mairie.fr/permanence : on y vérifie l'heure et les conditions.
add-entry-url-wrong = Je n'y reconnais pas d'adresse. Par exemple : https://www.mairie.fr/permanence
add-entry-step = Quelle est la première chose à faire ?
add-entry-step-help = Une petite chose, par un verbe : « Appeler l'accueil ». Sans réponse, ce sera lire la page.
add-entry-need = Cela répond à quel besoin ?
add-entry-until = Jusqu'à quand est-ce vrai ? Le jour où quelqu'un devra vérifier.
add-entry-until-help = Après ce jour, la fiche se cache d'elle-même. Par exemple « 30 juin ».
add-entry-confirm =
    Voici ce que verront vos membres :
    { $name }
    { $gives }
    D'abord : { $step }
    { $url }
    Montré jusqu'au { $until }. C'est bien cela ?
add-entry-confirm-yes = Oui, ajouter
add-entry-confirm-name = Changer le nom
add-entry-confirm-gives = Changer la phrase
add-entry-confirm-url = Changer l'adresse
add-entry-confirm-step = Changer le premier pas
add-entry-confirm-need = Changer le besoin
add-entry-confirm-until = Changer la date
add-entry-confirm-no = Laisser tomber
add-entry-kept =
    C'est ajouté. Vos membres la trouveront dans une minute au plus.
    Un autre organisateur peut la relire : « sélection », puis « Voir notre sélection ».
add-entry-dropped = Très bien, rien n'est ajouté.

my-selection-which =
    { $count ->
        [0] Votre club n'a encore rien choisi.
        [one] Votre club a choisi une fiche. La toucher permet de l'enlever.
       *[other] Votre club a choisi { $count } fiches. En toucher une permet de l'enlever.
    }
my-selection-which-close = C'est tout
my-selection-pin = En tête : { $name }
my-selection-hide = Cachée : { $name }
my-selection-own = À nous : { $name }
my-selection-waiting = À relire : { $name }
my-selection-until = Montrée jusqu'au { $day }
my-selection-what = Que faire de celle-ci ?
my-selection-what-review = C'est juste, je l'ai relue
my-selection-what-remove = L'enlever de la sélection
my-selection-what-close = Ne rien changer
my-selection-reviewed = C'est noté : elle est relue.
my-selection-removed = C'est enlevé.
my-selection-closed = Très bien.

## Une recherche gardée

keep-search-option = Me prévenir s'il y a du nouveau
keep-search-sure =
    Je peux garder « { $query } » et regarder chaque semaine.
    S'il y a du nouveau : un message le lundi à 9 h, jamais plus. On garde ?
keep-search-sure-yes = Oui, prévenez-moi
keep-search-sure-no = Non merci
keep-search-kept = C'est gardé. Un mot suffira pour arrêter : « alertes ».
keep-search-not-kept = Très bien, rien n'est gardé.

my-searches-words = mes alertes, mes recherches gardées, arrêter les alertes
my-searches-which =
    { $count ->
        [0] Vous ne suivez aucune recherche.
        [one] Vous suivez cette recherche. La toucher l'arrête.
       *[other] Vous suivez ces recherches. En toucher une l'arrête.
    }
my-searches-stop = Ne plus suivre « { $query } »
my-searches-which-close = Tout garder
my-searches-dropped = C'est arrêté.
my-searches-closed = Très bien.

search-digest-new =
    { $count ->
        [one] Du nouveau cette semaine, pour une recherche que vous suivez.
       *[other] Du nouveau cette semaine : { $count } fiches pour ce que vous suivez.
    }
search-digest-why = Pourquoi
search-digest-because = vous suivez « { $query } »
search-digest-next = Et maintenant ?
search-digest-next-look = Voir toutes les réponses
search-digest-next-stop = Ne plus me prévenir
search-digest-next-close = C'est tout
search-digest-stopped = C'est arrêté : plus aucun message de ce genre.
search-digest-closed = Très bien. À lundi, s'il y a du nouveau.
