### Entre membres : poser une question au club, y répondre, partager un +1.

peer-sign-own = Signer { $name }
peer-sign-other = Signer autrement
peer-sign-unsigned = Sans nom

## Demander aux autres

ask-club-words = demander aux autres, demander au club, demander à mon club, poser une question au club
write-question-none =
    Aucun club près de vous n'a encore d'espace où poser la question.
    Un mentor peut vous répondre : écrivez « mentor ».
write-question-full = Vous avez déjà trois questions ouvertes. Fermez-en une pour en poser une autre.
write-question-club = À quel club ?
write-question-text = Que voulez-vous demander à { $club } ? Vous verrez le message avant l'envoi.
write-question-text-help = Une question précise attire plus de réponses. 500 caractères suffisent.
write-question-sign = Voulez-vous la signer ?
write-question-sign-help = Sans nom, personne ne voit qui demande. Les réponses vous arrivent quand même.
write-question-name = Quel prénom montrer ?
write-question-send =
    Voici ce que { $club } lira :

    { $preview }

    Je l'envoie ?
write-question-send-yes = L'envoyer
write-question-send-text = Réécrire
write-question-send-sign = Changer la signature
write-question-send-no = Ne rien envoyer
write-question-dropped = Rien n'est envoyé, et personne ne l'a vu.
question-outcome-asked =
    C'est posé dans { $spaces ->
        [one] l'espace du club
       *[other] les { $spaces } espaces du club
    }. Je vous apporte les réponses ici.
    Elle reste ouverte 14 jours. « mes questions » permet de la fermer avant.
question-outcome-full = Vous avez déjà trois questions ouvertes. Celle-ci n'est pas partie.
question-outcome-no-space = Ce club n'a plus d'espace où poser la question. Rien n'est parti.
my-questions-words = mes questions, ma question, fermer ma question
my-questions-question =
    { $count ->
        [0] Vous n'avez pas de question ouverte.
        [one] Voici votre question. Choisissez-la pour la fermer.
       *[other] Voici vos { $count } questions. Choisissez-en une pour la fermer.
    }
my-questions-question-close = C'est tout
my-questions-what =
    « { $text } »
    { $count ->
        [0] Pas encore de réponse.
        [one] Une réponse.
       *[other] { $count } réponses.
    } On la ferme ?
my-questions-what-keep = La laisser ouverte
my-questions-what-end = La fermer
my-questions-ended = C'est fermé. Je ne vous apporte plus de réponses à cette question.
my-questions-closed = Très bien.
question-closed-news =
    Votre question est fermée, après 14 jours : « { $text } »
    { $count ->
        [0] Personne n'a répondu, cette fois. Un mentor peut aider : écrivez « mentor ».
        [one] Elle a reçu une réponse.
       *[other] Elle a reçu { $count } réponses.
    }

## Répondre

write-answer-which = Pour répondre à une question, pressez « Répondre » sous elle.
write-answer-gone = Cette question n'existe plus. Rien n'est parti.
write-answer-closed = Cette question est fermée. Merci d'y avoir pensé.
write-answer-text =
    { $question }
    Que voulez-vous répondre ? Seule la personne qui demande le lira.
write-answer-send =
    Voici ce qu'elle lira{ $named ->
        [yes] , de la part de { $name }
       *[no] {""}
    } :

    { $text }

    Je l'envoie ?
write-answer-send-yes = L'envoyer
write-answer-send-edit = Réécrire
write-answer-send-no = Ne rien envoyer
write-answer-dropped = Rien n'est envoyé.
answer-outcome-sent = C'est transmis. Merci pour elle, ou pour lui.
answer-outcome-closed = Cette question vient d'être fermée. Votre réponse n'est pas partie.
answer-outcome-often = Vous avez déjà répondu trois fois à cette question. Laissons la place aux autres.
answer-outcome-own = C'est votre propre question. Les réponses des autres vous arrivent ici.
peer-answer-next =
    { $state ->
        [gone] Cette réponse a été retirée par la personne qui l'avait écrite.
       *[here] { $named ->
            [yes] { $name }
           *[no] Quelqu'un du club
        } répond à « { $question } » :

    { $text }

    { $last ->
        [yes] C'est la dixième réponse : la question est maintenant fermée.
       *[no] Si elle vous gêne, « Signaler » prévient les organisateurs.
    }
    }
peer-answer-next-thank = Dire merci
peer-answer-next-read = C'est lu
peer-answer-next-end = Fermer ma question
peer-answer-next-report = Signaler
peer-answer-thanked = Votre merci est transmis.
peer-answer-reported = C'est signalé aux organisateurs du club. La personne n'en sait rien.
peer-answer-ended = C'est fermé. Je ne vous apporte plus de réponses à cette question.
peer-answer-read = Très bien.
peer-thanks-news =
    { $named ->
        [yes] { $name }
       *[no] La personne qui demandait
    } vous dit merci pour votre réponse à « { $question } ».
answer-reported-news =
    { $state ->
        [gone] Une réponse a été signalée, puis retirée. Vous n'avez rien à faire.
       *[here] Une réponse a été signalée dans votre club.
    Question : « { $question } »
    Réponse de { $named ->
        [yes] { $name }
       *[no] quelqu'un sans nom
    } : « { $text } »
    }

## Partager un +1

share-success-want = Voulez-vous le dire à votre club ?
share-success-want-no = Non, pas cette fois
share-success-want-yes = Oui, le dire
share-success-want-help = Rien n'est dit sans votre accord. Vous verrez le message avant l'envoi.
share-success-club = À quel club ?
share-success-sign = Voulez-vous le signer ?
share-success-name = Quel prénom montrer ?
share-success-send =
    Voici ce que { $club } lira :

    { $preview }

    Je l'envoie ?
share-success-send-yes = L'envoyer
share-success-send-sign = Changer la signature
share-success-send-no = Ne rien dire
share-success-shared = C'est dit à votre club.
share-success-kept = Entendu, cela reste entre nous.
