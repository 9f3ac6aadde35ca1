### Les espaces d'un club : ses groupes, sujets et canaux, ce qu'on y dit, et comment on en devient membre.

## Ce que tout le club lit

space-hello =
    Bonjour, je suis PlusUn, un programme. Ici, j'annonce les rencontres de { $club }.
    J'y pose aussi les questions des membres : répondez-leur sous leur message.
    Ce qui est personnel reste en privé.
space-hello-join = Rejoindre le club
space-meetup-new = Une rencontre s'annonce : { $title }.
space-meetup-moved = { $title } change. C'est maintenant { $when }, { $where }.
space-meetup-cancelled = { $title } est annulé. C'était prévu { $when }.
space-meetup-come = Je viens
space-meetup-more = En savoir plus
space-reminder-day = C'est demain : { $title }. Il est encore temps de dire oui.
space-announcement-text =
    Annonce de { $club }

    { $text }
space-question-signed =
    { $name } demande :
    « { $text } »
space-question-unsigned =
    Quelqu'un du club demande :
    « { $text } »
space-question-how = Répondez sous ce message, ou en privé avec le bouton.
space-question-answer = Répondre
space-withdrawn-question = Cette question a été retirée par la personne qui l'avait posée.
space-success-signed = Un +1 de plus dans le club. { $name } l'a fait : « { $what } ».
space-success-unsigned = Un +1 de plus dans le club : « { $what } ».

## Lier un groupe ou un canal

bind-space-words = lier le club, lier mon club, lier ce groupe, lier ce canal
bind-room-private =
    Écrivez /lier_club dans le groupe, le sujet ou le canal de votre club.
    J'ai besoin d'y être invité d'abord.
bind-room-no-club = Il vous faut un club d'abord. Écrivez « organisateur » et je vous aide à le créer.
bind-room-already = { $club } parle déjà ici. « /delier_club » y met fin.
bind-room-taken = Un autre club parle déjà ici. Il faut d'abord que ses organisateurs l'enlèvent.
bind-room-club = Quel club doit parler ici ?
bind-room-sure =
    { $club } va parler ici, devant tout le monde.
    On y lira : annonces, rencontres et leurs rappels, questions des membres, +1 partagés.
    D'accord ?
bind-room-sure-yes = Oui, lier le club
bind-room-sure-no = Non
bind-room-sure-help = Rien de personnel n'est montré ici. Vous pouvez délier le club à tout moment.
bind-room-left = Entendu, rien n'est lié.
unbind-space-words = délier le club, délier mon club, délier ce groupe, délier ce canal
unbind-room-unbound = Aucun de vos clubs ne parle ici.
unbind-room-sure = { $club } ne dira plus rien ici. D'accord ?
unbind-room-sure-yes = Oui, délier
unbind-room-sure-no = Non, garder
unbind-room-kept = Entendu, rien ne change.
my-spaces-words = mes espaces, les espaces du club, espaces du club
my-spaces-space =
    { $count ->
        [0] Votre club ne parle dans aucun groupe. Pour en lier un, écrivez-y /lier_club.
        [one] Votre club parle dans un espace. Choisissez-le pour le voir.
       *[other] Vos clubs parlent dans { $count } espaces. Choisissez-en un pour le voir.
    }
my-spaces-space-close = C'est tout
my-spaces-label = { my-spaces-title }, lié le { $day }
my-spaces-title =
    { $platform }, { $kind ->
        [topic] sujet
       *[room] salon
    } …{ $room }
my-spaces-club = Club
my-spaces-since = Lié le
my-spaces-state = État
my-spaces-reachable = je peux y écrire
my-spaces-unreachable = je ne peux plus y écrire. Invitez-moi de nouveau, puis écrivez-y /lier_club.
my-spaces-what = On garde cet espace ?
my-spaces-what-keep = Le garder
my-spaces-what-remove = L'enlever
my-spaces-closed = Très bien.
space-news-bound = C'est fait : { $club } parle maintenant dans ce groupe. « espaces » les montre tous.
space-news-already = { $club } parle déjà là-bas.
space-news-taken = Un autre club vient d'y être lié. Rien n'a changé.
space-news-refused = Je ne peux pas lier ce club : vous ne l'organisez pas.
space-news-unbound = C'est enlevé : { $club } ne parle plus dans cet espace de { $platform }.
space-news-gone = Cet espace n'est plus lié à votre club.
space-news-lost =
    Je ne peux plus écrire dans un espace { $platform } de { $club } : j'en ai été retiré.
    Pour y revenir, invitez-moi de nouveau, puis écrivez-y /lier_club.

## Annoncer

announce-words = faire une annonce, écrire au club, annoncer quelque chose
write-announcement-no-club = Il vous faut un club d'abord. Écrivez « organisateur » et je vous aide à le créer.
write-announcement-club = À quel club ?
write-announcement-text = Que voulez-vous annoncer ? Vous verrez le message avant l'envoi.
write-announcement-send =
    Voici ce que le club lira :

    { $preview }

    { $spaces ->
        [0] Votre club n'a pas encore d'espace : j'écris aux membres, un par un.
        [one] Votre club a un espace.
       *[other] Votre club a { $spaces } espaces.
    } Je l'envoie ?
write-announcement-send-spaces = Dans les espaces du club
write-announcement-send-all = Partout, et à chaque membre
write-announcement-send-edit = Réécrire
write-announcement-send-no = Laisser tomber
write-announcement-dropped = C'est abandonné. Rien n'est envoyé.
announce-outcome-sent =
    C'est envoyé. { $spaces ->
        [0] Aucun espace.
        [one] Un espace.
       *[other] { $spaces } espaces.
    } { $count ->
        [0] Aucun message privé.
        [one] Un membre est prévenu en privé, entre 8 h et 20 h.
       *[other] { $count } membres sont prévenus en privé, entre 8 h et 20 h.
    }
announce-outcome-capped =
    { $spaces ->
        [0] Rien n'est parti.
        [one] C'est dans l'espace du club.
       *[other] C'est dans les { $spaces } espaces du club.
    } Les membres ont déjà reçu une annonce aujourd'hui. Je ne leur écris pas deux fois.
announce-outcome-refused = Je ne peux pas l'envoyer : vous n'organisez pas ce club. Rien n'est parti.
club-announcement-text =
    Annonce de { $club }

    { $text }

    Pour ne plus en recevoir : « mon club », puis « Quitter le club ».

## Devenir membre

club-words = mon club, le club, quitter le club, quitter mon club
club-door-none = Vous n'êtes membre d'aucun club. Une invitation d'un organisateur suffit.
club-card-town = Ville
club-card-next = Prochaine rencontre
club-card-no-next = aucune pour l'instant
club-door-what =
    { $role ->
        [none] Vous n'en êtes pas membre. Que voulez-vous faire ?
        [organiser] Vous organisez ce club. Que voulez-vous faire ?
       *[member] Vous êtes membre. Que voulez-vous faire ?
    }
club-door-what-join = Rejoindre le club
club-door-what-meetup = Voir la prochaine rencontre
club-door-what-ask = Demander aux autres
club-door-what-leave = Quitter le club
club-door-what-close = C'est tout
club-door-joined = Bienvenue, vous êtes membre de { $club }. Je vous préviens des rencontres, une annonce par jour au plus.
club-door-left = C'est fait, vous n'êtes plus membre de { $club }.
club-door-closed = Très bien.
invite-words = inviter quelqu'un, une invitation, lien d'invitation, inviter des membres
make-invitation-no-club = Il vous faut un club d'abord. Écrivez « organisateur » et je vous aide à le créer.
make-invitation-club = Une invitation pour quel club ?
make-invitation-code =
    Une invitation pour { $club }, bonne 30 jours. La personne m'écrit :
    /invitation { $code }
    Sur Telegram, un lien suffit : ajoutez ?start=invitation_{ $code } à l'adresse du robot.
use-invitation-how = Écrivez /invitation suivi du code que l'on vous a donné.
club-news-joined = Bienvenue, vous êtes membre de { $club }.
club-news-expired = Cette invitation n'est plus valable. Demandez-en une autre à qui organise le club.
