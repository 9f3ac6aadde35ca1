### Clubs et rencontres.

## Une rencontre, partout où on la montre

meetup-label = { $when } : { $title }, { $town }
meetup-gone = Cette rencontre n'existe plus.
meetup-card-when = Quand
meetup-card-where = Où
meetup-card-seats = Places
meetup-card-club = Club
meetup-card-unlimited = pas de limite
meetup-card-yours = la vôtre est gardée
meetup-card-waiting = vous êtes numéro { $position } sur la liste d'attente
meetup-card-left =
    { $seats ->
        [0] complet, il reste la liste d'attente
        [one] il en reste une
       *[other] il en reste { $seats }
    }
meetup-card-map = Voir sur la carte
meetup-card-cancelled = Cette rencontre est annulée.
meetup-file = Pour votre agenda : { $title }, { $when }
meetup-file-cancelled = À retirer de votre agenda : { $title }, { $when }
meetup-no = C'est noté, on ne vous attend pas.
meetup-kept = Très bien, rien ne change.
meetup-freed = C'est noté, on ne vous attend plus.
meetup-closed = Très bien.
meetup-come-yes = Je viens
meetup-come-no = Je ne peux plus venir
meetup-come-stay = J'attends toujours
meetup-come-leave = Je n'attends plus
meetup-come-close = D'accord
meetup-come-settled = Pour { $title }, c'est réglé : on ne vous attend pas.
meetup-come-waiting = Vous êtes toujours sur la liste d'attente. Vous y restez ?

## Répondre à une rencontre

meetup-answer =
    { $state ->
        [free] Vous venez ?
        [full] C'est complet. Une place libérée va à la première personne qui attend. Voulez-vous attendre ?
        [coming] Votre place est gardée.
        [waiting] Vous êtes sur la liste d'attente.
       *[over] On ne peut plus s'y inscrire.
    }
meetup-answer-yes = Je viens
meetup-answer-no = Je ne viens pas
meetup-answer-waiting = Liste d'attente
meetup-answer-others = D'autres rencontres
meetup-answer-keep = Ne rien changer
meetup-answer-cancel = Je ne viens plus
meetup-answer-file = Le fichier pour mon agenda
meetup-answer-close = C'est tout

## Rencontres près de moi

meetups-words = rencontre, rencontres, réunion du club, réunions du club, rencontrer du monde, rencontrer d'autres entrepreneurs
meetups-near-place = Vous êtes dans quelle ville ? Le nom ou le code postal.
meetups-near-place-help = Je cherche d'abord dans votre ville, puis autour. Sans ville, je montre tout.
meetups-near-which =
    { $found ->
        [commune] Voici les prochaines rencontres, les plus proches d'abord. Laquelle vous tente ?
        [department] Rien dans votre commune pour l'instant. Voici le plus proche.
        [region] Rien dans votre département pour l'instant. Voici le plus proche.
        [far] Rien dans votre région pour l'instant. Ailleurs, il y a ceci.
        [any] Voici les prochaines rencontres. Laquelle vous tente ?
       *[none] Aucune rencontre n'est prévue pour l'instant, ni ici ni ailleurs.
    }
meetups-near-which-mine = Mes rencontres
meetups-near-which-elsewhere = Chercher dans une autre ville
meetups-near-which-wish = Me prévenir quand il y en a une
meetups-near-which-start = En lancer une ici
meetups-near-which-close = Non merci
meetups-near-wish = C'est noté. Je vous préviens, une fois, dès qu'une rencontre s'annonce dans votre département.
meetups-near-start =
    Une rencontre, c'est deux personnes et un café : il en faut une qui propose.
    Celle qui a installé ce programme ici peut vous aider à la lancer.
    Elle écrit « nouvelle rencontre », et je préviens les autres.

## Mes rencontres

my-meetups-words = mes rencontres, mes inscriptions, mon inscription, annuler ma venue, me désinscrire
my-meetups-which =
    { $count ->
        [0] On ne vous attend nulle part pour l'instant.
        [one] Voici votre rencontre. La choisir permet de changer d'avis.
       *[other] Voici vos rencontres. En choisir une permet de changer d'avis.
    }
my-meetups-which-find = Trouver une rencontre
my-meetups-which-close = C'est tout

## Ce que devient une réponse

meetup-outcome-yes =
    C'est noté, on vous attend : { $title }.
    { $when }, { $where }.
    Je vous le rappellerai. Un mot suffira pour dire non.
meetup-outcome-waiting =
    { $title } est complet. Vous êtes sur la liste d'attente, numéro { $position }.
    Si une place se libère, elle est à vous et je vous le dis.
meetup-outcome-gone = Cette rencontre n'a plus lieu, ou elle a déjà commencé. Rien n'est noté.
meetup-outcome-suggestion = Préparer une question pour la rencontre { $title }

meetup-seat-news =
    Une place s'est libérée, elle est à vous : { $title }.
    { $when }, { $where }.
meetup-seat-come =
    { $state ->
        [coming] Vous venez ? Sinon, elle va à la personne suivante.
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-change-moved =
    { $title } change. C'est maintenant :
    { $when }, { $where }.
meetup-change-cancelled =
    { $title } est annulé. C'était prévu { $when }.
    Vous n'avez rien à faire.
meetup-change-come =
    { $state ->
        [coming] Cela vous va toujours ?
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-reminder-come =
    { $state ->
        [coming] Un rappel : { $title }. On vous attend toujours ?
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-invite-news = Une nouvelle rencontre s'annonce, par { $club }.
meetup-invite-answer =
    { $state ->
        [free] Vous venez ?
        [full] C'est déjà complet. Il reste la liste d'attente.
        [coming] Votre place est déjà gardée.
        [waiting] Vous êtes déjà sur la liste d'attente.
       *[over] On ne peut plus s'y inscrire.
    }

## Créer une rencontre

create-meetup-words = créer une rencontre, organiser une rencontre, proposer une rencontre
meetup-details-no-club = Une rencontre appartient à un club. Créons le vôtre d'abord.
meetup-details-title = Quel titre pour cette rencontre ?
meetup-details-title-help = Ce que les gens liront en premier. Par exemple : « Premier devis, premiers clients ».
meetup-details-day = Quel jour ? Par exemple : jeudi 3 décembre.
meetup-details-hour = À quelle heure ? Par exemple : 18 h 30.
meetup-details-venue = Où ? Le nom du lieu et la rue.
meetup-details-venue-help = Le lieu sert aussi à trouver la rencontre sur une carte.
meetup-details-seats = Combien de places ?
meetup-details-seats-help = Une fois complet, les suivants attendent dans l'ordre. Sans nombre, pas de limite.
meetup-details-all-form = Une rencontre
meetup-details-title-field = Titre
meetup-details-day-field = Jour
meetup-details-day-field-hint = Par exemple : jeudi 3 décembre
meetup-details-hour-field = Heure
meetup-details-hour-field-hint = Par exemple : 18 h 30
meetup-details-venue-field = Lieu et rue
meetup-details-seats-field = Nombre de places
meetup-details-seats-field-hint = Vide : pas de limite
meetup-details-confirm =
    { $title }
    { $day }, { $hour }, { $venue }
    { $seats ->
        [0] Pas de limite de places.
        [one] Une place.
       *[other] { $seats } places.
    } Tout est juste ?
meetup-details-confirm-yes = Oui, c'est juste
meetup-details-confirm-title = Changer le titre
meetup-details-confirm-day = Changer le jour
meetup-details-confirm-hour = Changer l'heure
meetup-details-confirm-venue = Changer le lieu
meetup-details-confirm-seats = Changer les places
meetup-details-confirm-no = Laisser tomber
meetup-details-announce = Je l'annonce aux membres du club ? Une annonce par jour au plus.
meetup-details-announce-yes = Oui, l'annoncer
meetup-details-announce-no = Non, pas d'annonce
meetup-details-dropped = C'est abandonné. Rien n'est publié.

## Changer une rencontre

manage-meetups-words = gérer mes rencontres, déplacer une rencontre, annuler une rencontre, changer une rencontre
manage-meetups-meetup =
    { $count ->
        [0] Votre club n'a aucune rencontre à venir.
       *[other] Quelle rencontre ?
    }
manage-meetups-meetup-create = En créer une
manage-meetups-meetup-close = C'est tout
manage-meetups-what =
    { $coming ->
        [0] Personne n'est inscrit pour l'instant. Que voulez-vous faire ?
        [one] Une personne est inscrite. Que voulez-vous faire ?
       *[other] { $coming } personnes sont inscrites. Que voulez-vous faire ?
    }
manage-meetups-what-move = Changer la date ou le lieu
manage-meetups-what-cancel = Annuler la rencontre
manage-meetups-what-close = Rien
manage-meetups-day = Quel jour désormais ?
manage-meetups-hour = À quelle heure ?
manage-meetups-venue = Où ? Passez si le lieu reste le même.
manage-meetups-move =
    { $day }, { $hour }, { $hasVenue ->
        [yes] { $venue }
       *[no] même lieu
    }.
    Je préviens toutes les personnes inscrites. C'est juste ?
manage-meetups-move-yes = Oui, les prévenir
manage-meetups-move-day = Changer le jour
manage-meetups-move-hour = Changer l'heure
manage-meetups-move-venue = Changer le lieu
manage-meetups-move-no = Ne rien changer
manage-meetups-cancel = J'annule et je préviens toutes les personnes inscrites ? On ne peut pas revenir dessus.
manage-meetups-cancel-yes = Oui, annuler
manage-meetups-cancel-no = Non, la garder
manage-meetups-unchanged = Rien ne change.

## Organiser

organiser-words = je suis organisateur, je suis organisatrice, devenir organisateur, devenir organisatrice, organiser un club
organiser-door-code = Quel est le code affiché au démarrage du programme ?
organiser-door-code-help = Le code s'affiche là où le programme a été lancé. Il ne sert qu'une fois.
organiser-door-no-club = Vous pouvez organiser. Il vous manque un club.
organiser-door-next = Vous organisez { $club }. Que voulez-vous faire ?
organiser-door-next-create = Créer une rencontre
organiser-door-next-manage = Changer ou annuler une rencontre
organiser-door-next-announce = Écrire à tout le club
organiser-door-next-spaces = Les espaces du club
organiser-door-next-invite = Inviter quelqu'un
organiser-door-next-coverage = Où l'aide manque
organiser-door-next-vouch = Se porter garant
organiser-door-next-close = C'est tout
organiser-code-right = C'est le bon code : vous pouvez maintenant organiser. Il ne servira plus.
organiser-code-wrong = Ce n'est pas ce code. Regardez bien l'écran où le programme a démarré.
organiser-code-too-many = Cinq essais, c'est le maximum pour une heure. Revenez un peu plus tard, le code vous attend.
organiser-code-none = Il n'y a plus de code : quelqu'un organise déjà ici. Voyez avec cette personne.
create-club-name = Quel est le nom de votre club ?
create-club-place = Dans quelle ville ? Le nom ou le code postal.
create-club-confirm =
    { $name }, à { $town }.
    Il remplace la démonstration, s'il y en a une. C'est juste ?
create-club-confirm-yes = Oui, créer le club
create-club-confirm-name = Changer le nom
create-club-confirm-place = Changer la ville
organiser-news-club = C'est fait, { $club } existe. La démonstration, s'il y en avait une, est terminée.
organiser-news-created =
    C'est publié : { $title }, { $when }.
    { $announced ->
        [yes] { $count ->
            [0] Personne à prévenir pour l'instant, le club commence.
            [one] Je préviens une personne, entre 8 h et 20 h.
           *[other] Je préviens { $count } personnes, entre 8 h et 20 h.
        }
        [capped] Le club a déjà reçu une annonce aujourd'hui. Je n'en envoie pas de deuxième.
       *[no] Je ne l'annonce pas aux membres. On la trouve dans « rencontres ».
    }{ $spaces ->
        [0] {""}
        [one] {" "}Elle est aussi dans l'espace du club.
       *[other] {" "}Elle est aussi dans les { $spaces } espaces du club.
    }
organiser-news-moved =
    C'est changé : { $title }, { $when }.
    { $count ->
        [0] Personne n'était inscrit.
        [one] La personne inscrite est prévenue.
       *[other] Les { $count } personnes inscrites sont prévenues.
    }
organiser-news-cancelled =
    { $title } est annulé.
    { $count ->
        [0] Personne n'était inscrit.
        [one] La personne inscrite est prévenue.
       *[other] Les { $count } personnes inscrites sont prévenues.
    }
organiser-news-past = Cette heure est déjà passée. Rien n'est changé, choisissez un autre moment.
organiser-news-gone = Cette rencontre n'est plus à changer : elle est passée, annulée, ou d'un autre club.
organiser-news-no-club = Il vous faut un club d'abord. Écrivez « organisateur » et je vous aide à le créer.
organiser-news-next = On crée la première rencontre ?
organiser-news-next-create = Oui, la créer
organiser-news-next-later = Plus tard
organiser-news-later = Entendu. Écrivez « nouvelle rencontre » quand vous voudrez.
