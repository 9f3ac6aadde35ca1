### Les mots de la page de discussion elle-même ; ceux du programme sont dans les fichiers des conversations.

web-title = PlusUn, un pas de plus pour votre entreprise
web-description = Posez vos questions d'entreprise. PlusUn cherche l'aide utile, près de chez vous.
web-tagline = Un programme, pas une personne
web-skip = Aller à votre message
web-nav = Autour de la discussion
web-privacy-link = Vos données
# Le nom de l'autre langue, dans cette langue.
web-other-language = English
web-heading = Discussion avec PlusUn
web-log = Messages
web-noscript-title = Cette page a besoin de JavaScript
web-noscript = Il est coupé dans votre navigateur. Allumez-le, puis rechargez la page. Sinon, demandez à votre club : PlusUn répond peut-être aussi sur Telegram.
web-noscript-privacy = Ce que nous gardons de vous se lit sans JavaScript.

web-compose-label = Votre message
web-compose-hint = Écrivez ici
web-send = Envoyer
web-menu = Menu
web-help = Aide
web-keys = Entrée envoie, Maj + Entrée va à la ligne

web-you = Vous
web-us = PlusUn
web-today = Aujourd'hui
web-yesterday = Hier
web-answers = Réponses possibles
web-answers-past = Réponses d'une question passée
web-answers-many = Plusieurs réponses possibles
web-chosen = choisi
web-new-tab = nouvel onglet
web-download = Télécharger
web-earlier = Messages précédents
web-newer = Nouveaux messages

web-working = PlusUn prépare sa réponse…
web-working-long = C'est plus long que d'habitude. Votre message est bien gardé.
web-offline = Connexion perdue, je réessaie
web-online = Connexion retrouvée
web-sending = Envoi en cours
web-unsent = Pas envoyé.
web-unsent-offline = Pas encore envoyé. Il partira dès que la connexion revient.
web-resend = Renvoyer
web-rewrite = Modifier
web-forgotten-title = Cette discussion est effacée
web-forgotten = Il n'en reste rien ici. Vous pouvez fermer la page, ou repartir de zéro.
web-begin = Repartir de zéro

web-error-busy = Je n'arrive pas à garder votre message pour le moment. Il est encore là : renvoyez-le dans une minute.
web-error-long = Ce message est trop long pour moi. Coupez-le en deux, puis renvoyez-le.
web-error-fast = Vous allez plus vite que moi. Attendez dix secondes, puis renvoyez.
web-error-session = Je ne reconnais plus cette page. Acceptez ses cookies, puis rechargez-la.
web-error-origin = Ce message vient d'une autre page. Ouvrez la discussion ici, puis renvoyez-le.
web-error-unreadable = Je n'ai pas pu lire ce message. Rechargez la page, puis renvoyez-le.
web-error-fault = Je me suis emmêlé. Réessayez dans une minute.
web-error-missing = Cette page n'existe pas, ou n'est pas à vous.
web-back = Revenir à la discussion

web-privacy-title = Vos données
web-privacy-intro = PlusUn garde peu de choses, et vous pouvez tout effacer.
web-privacy-kept-title = Ce que nous gardons
web-privacy-kept-thread = La discussion, pour que vous la retrouviez.
web-privacy-kept-profile = Si vous l'acceptez : votre métier, votre commune, où vous en êtes, ce que vous cherchez.
web-privacy-kept-doings = Vos demandes d'aide, vos inscriptions aux rencontres et vos petits pas.
web-privacy-kept-cookie = Un cookie qui reconnaît ce navigateur, et un autre qui retient votre langue.
web-privacy-not-title = Ce que nous ne faisons pas
web-privacy-not = Pas de publicité. Pas de mesure d'audience. Cette page n'appelle aucun autre site.
web-privacy-why-title = Pourquoi
web-privacy-why = Pour vous répondre, choisir des aides près de chez vous, et vous rappeler ce que vous avez décidé.
web-privacy-who-title = Qui les voit
web-privacy-who = Un mentor lit le message que vous avez relu et accepté, rien d'autre. Vos coordonnées ne sont données qu'après votre accord et le sien.
web-privacy-where = Tout est gardé par le club, ou la personne, qui a mis cette page en ligne.
web-privacy-act-title = Voir, emporter, effacer
web-privacy-act = Dans la discussion, écrivez « mes données ». Vous verrez tout, pourrez l'emporter dans un fichier, ou tout effacer. L'effacement est immédiat. Une seule trace reste un an si quelqu'un vous a bloqué : une empreinte de votre compte, sans nom, qui vous tient à l'écart de cette personne.
web-privacy-device = Vous avez changé d'appareil ou vidé vos cookies ? Parlez-en à l'organisateur de votre club.
web-privacy-complain = Une réponse ne vous convient pas ? La CNIL, qui protège les données personnelles, peut vous aider :

# Installer PlusUn dans un espace Slack : la page où l'on revient.
web-slack-done-title = PlusUn est dans { $team }
web-slack-done = Ouvrez Slack, puis PlusUn dans la liste des applications. Écrivez-lui « bonjour ».
web-slack-again-title = PlusUn était déjà dans { $team }
web-slack-again = Son accès est renouvelé. Rien n'a changé pour les membres.
web-slack-open = Ouvrir Slack
web-slack-denied-title = Rien n'est installé
web-slack-denied = Vous avez dit non, ou votre espace demande l'accord d'un administrateur. Vous pouvez recommencer quand vous voulez.
web-slack-expired-title = Plus de dix minutes ont passé
web-slack-expired = Par sécurité, l'installation s'est arrêtée. Recommencez, cela prend une minute.
web-slack-forged-title = Cette installation n'a pas commencé ici
web-slack-forged = Recommencez dans ce navigateur, et acceptez ses cookies.
web-slack-used-title = Cette réponse a déjà servi
web-slack-used = Si PlusUn vous répond dans Slack, tout va bien. Sinon, recommencez.
web-slack-organisation-title = Choisissez un seul espace
web-slack-organisation = PlusUn s'installe dans un espace de travail à la fois, pas dans toute une organisation.
web-slack-refused-title = Slack n'a pas voulu
web-slack-refused = Slack répond « { $detail } ». Recommencez. Si cela continue, montrez ce mot à la personne qui gère PlusUn.
web-slack-unavailable-title = L'installation n'a pas abouti
web-slack-unavailable = Slack ou notre base ne répond pas. Recommencez dans une minute.
web-slack-retry = Recommencer
