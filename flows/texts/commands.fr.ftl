### Les commandes que les plateformes proposent dans leur menu.

command-start = start
command-start-about = Commencer, ou reprendre
command-menu = menu
command-menu-about = Ce que je sais faire
command-find = aides
command-find-about = Trouver une aide, un contact, une démarche
command-find-argument = question
command-find-argument-about = Ce que vous cherchez, en quelques mots
command-mentor = mentor
command-mentor-about = Demander un coup de main à un mentor
command-mentor-argument = besoin
command-mentor-argument-about = Ce pour quoi vous voulez de l'aide
command-meetups = rencontres
command-meetups-about = Les prochaines rencontres près de chez vous
command-meetups-argument = lieu
command-meetups-argument-about = Une commune ou un code postal
command-plus-one = plusun
command-plus-one-about = Votre prochain petit pas
command-question = question
command-question-about = Poser une question aux autres membres du club
command-circle = cercle
command-circle-about = Un cercle de 3 : deux autres entrepreneurs, chaque mois
command-scam = arnaque
command-scam-about = Un courrier, un appel, une facture : est-ce un piège connu ?
command-scam-argument = courrier
command-scam-argument-about = Ce que vous avez reçu, copié ou raconté
command-obligations = echeances
command-obligations-about = Vos dates à ne pas manquer, avec un rappel
command-check-up = bilan
command-check-up-about = Dix questions : où vous en êtes avec le numérique
command-handover = passer_la_main
command-handover-about = Un conseiller public, avec votre demande déjà écrite
command-alerts = alertes
command-alerts-about = Les recherches que je suis pour vous
command-answers = profil
command-answers-about = Revoir ou changer vos réponses
command-link = relier
command-link-about = Relier deux messageries : une seule histoire
command-link-argument = code
command-link-argument-about = Le code affiché sur votre autre messagerie
command-data = mesdonnees
command-data-about = Voir, emporter ou effacer vos données
command-report = signaler
command-report-about = Dire aux organisateurs qu'un message pose problème
command-language = langue
command-language-about = Français ou anglais
command-help = aide
command-help-about = Comment me parler
command-cancel = annuler
command-cancel-about = Laisser ce qui est en cours
command-new-meetup = nouvelle_rencontre
command-new-meetup-about = Proposer une rencontre à votre club
command-manage-meetups = gerer_rencontres
command-manage-meetups-about = Changer ou annuler une rencontre de votre club
command-announce = annonce
command-announce-about = Écrire à tout votre club
command-bind = lier_club
command-bind-about = Faire parler votre club dans ce groupe ou ce canal
command-unbind = delier_club
command-unbind-about = Ne plus faire parler votre club ici
command-spaces = espaces
command-spaces-about = Les groupes et canaux où parle votre club
command-selection = selection
command-selection-about = Les fiches que votre club voit d'abord, ou pas
command-opinions = retours
command-opinions-about = Ce qu'on dit des fiches
command-invite = inviter
command-invite-about = Une invitation à rejoindre votre club
command-coverage = couverture
command-coverage-about = Où l'aide manque, les attentes et les charges
command-rehearsal = repetition
command-rehearsal-about = La semaine à venir, sur une copie, avant tout envoi

command-talk-about = Écrire à PlusUn comme vous parlez
command-talk-message = message
command-talk-message-about = Votre question, ou quelques mots
command-say-again = Je n'ai pas pu ranger votre message. Redites-le-moi dans une minute.

command-choose = Choisir

command-not-yet = Je ne peux rien ranger en ce moment. Votre choix est gardé et sera pris dès que possible.
command-profile =
    Bonjour. Je suis PlusUn, un programme qui aide les petites entreprises.
    Une aide, un mentor, une rencontre : écrivez-moi comme vous parlez.
    Quand je demande où vous êtes, vous pouvez m'envoyer votre position. Je ne garde que la commune.
