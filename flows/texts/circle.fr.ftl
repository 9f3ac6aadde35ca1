### Les cercles de 3 : trois entrepreneurs, une rencontre par mois, un nouveau tirage chaque fois.

my-circle-start =
    Un cercle de 3, c'est vous et deux autres entrepreneurs, une rencontre par mois.
    Je tire les cercles au sort. Jamais un concurrent, jamais les mêmes tout de suite.
    On essaie ? Vous arrêtez quand vous voulez.
my-circle-start-yes = Oui, j'en suis
my-circle-start-no = Non merci
my-circle-place = Dans quelle commune êtes-vous ? Je cherche à moins de 30 minutes.
my-circle-place-help = Sans commune, je vous propose des échanges à distance.
my-circle-how = Comment voulez-vous vous voir ?
my-circle-how-near = Sur place, à moins de 30 minutes
my-circle-how-both = Sur place ou à distance
my-circle-first-name = Votre prénom, tel que les deux autres le verront ?
my-circle-trade = Votre métier, en deux mots ?
my-circle-trade-help = Il sert à ne jamais réunir deux concurrents.
my-circle-contact = Comment les deux autres peuvent-ils vous joindre ? Un numéro ou une adresse.
my-circle-contact-help = Seules les personnes de votre cercle du mois le voient.
my-circle-consent =
    Votre cercle verra : { $name }{ $has ->
        [yes] , { $about }
       *[no] {""}
    }.
    Et de quoi vous joindre : { $contact }
    Je garde cela tant que vous participez. D'accord ?
my-circle-consent-yes = D'accord
my-circle-consent-contact = Changer le contact
my-circle-consent-no = Non, ne gardez rien
my-circle-not-now = Entendu, je ne garde rien. Pour y revenir : « cercle ».
my-circle-next =
    { $state ->
        [paused] Vous êtes en pause jusqu'au { $until }.
        [skipping] Vous passez votre tour au prochain tirage.
       *[in] Vous êtes du prochain tirage : { $at }.
    }
    { $has ->
        [yes] Votre cercle : { $who }
       *[no] Vous n'avez pas encore de cercle.
    }
my-circle-next-skip = Passer le prochain tirage
my-circle-next-pause = Faire une pause
my-circle-next-resume = Reprendre
my-circle-next-change = Changer mes réponses
my-circle-next-leave = Quitter les cercles
my-circle-next-close = C'est bon
my-circle-until = Jusqu'à quel jour ? Je vous remets dans les tirages ensuite.
my-circle-sure = Quitter les cercles ? J'efface ce que vous y avez dit.
my-circle-sure-leave = Oui, quitter
my-circle-sure-stay = Non, rester
my-circle-close = Très bien. Rien ne change.

circle-news-joined =
    C'est noté. Le tirage a lieu { $at }.
    Je vous préviens la veille, vous pourrez passer votre tour.
circle-news-skipped = Entendu, le prochain tirage se fait sans vous. Vous êtes du suivant.
circle-news-paused = Bonne pause. Vous revenez dans les tirages le { $until }.
circle-news-resumed = Vous revoilà. Le tirage a lieu { $at }.
circle-news-left = C'est fait, vous n'êtes plus dans les cercles.
circle-news-alone =
    Pas de cercle pour vous ce mois-ci : personne d'assez proche, ou d'un autre métier.
    Vous restez dans le prochain tirage. « cercle » pour accepter la distance.

circle-eve-answer =
    Le tirage des cercles de 3 a lieu { $at }. Vous en êtes.
    Cela vous va ?
circle-eve-answer-stay = Oui, je reste
circle-eve-answer-skip = Passer mon tour
circle-eve-answer-pause = Faire une pause
circle-eve-answer-leave = Quitter les cercles
circle-eve-stay = À demain.
circle-eve-until = Jusqu'à quel jour ? Je vous remets dans les tirages ensuite.

circle-drawn-who =
    Voici votre cercle du mois.
    { $who }
    Le premier qui lit propose une date. Une heure suffit.
circle-drawn-line =
    { $near ->
        [yes] { $about }, à { $minutes } min : { $contact }
       *[no] { $about } : { $contact }
    }

circle-met-met =
    Vous êtes-vous vus ce mois-ci ?
    Votre cercle : { $names }.
circle-met-met-yes = Oui
circle-met-met-later = Pas encore
circle-met-met-no = Non, et c'est tout
circle-met-thanks = Tant mieux. Le mois prochain, deux autres personnes.
circle-met-later = Je redemande une fois, dans dix jours.
circle-met-no = C'est noté. Le prochain tirage vous donne un autre cercle.
