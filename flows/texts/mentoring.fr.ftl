### Mentorat : devenir mentor, demander un mentor, être présentés l'un à l'autre.

mentoring-none = pas précisé
mentoring-kind = Forme d'aide
mentoring-kind-hour = une heure d'expert
mentoring-kind-freelance = un indépendant, payé
mentoring-kind-adviser = un conseiller bénévole
mentoring-kind-godparent = un parrainage de 2 ans
mentoring-price = Prix annoncé
mentoring-safety = Un mentor ne demande jamais d'argent, de mot de passe ni de code.
mentoring-phone-wrong = Je ne reconnais pas ce numéro. Écrivez-le en entier, par exemple 06 12 34 56 78.
mentoring-email-wrong = Je ne reconnais pas cette adresse. Exemple : prenom@exemple.fr.

mentoring-need-creation = Création d'entreprise
mentoring-need-funding = Financement
mentoring-need-tax = Impôts et cotisations
mentoring-need-accounting = Comptabilité
mentoring-need-law = Contrats et droit
mentoring-need-clients = Recherche de clients
mentoring-need-digital = Numérique
mentoring-need-hiring = Embauche
mentoring-need-training = Formation
mentoring-need-trouble = Passage difficile
mentoring-need-network = Réseau et entraide
mentoring-need-ecology = Énergie et écologie

mentoring-why-skill = { $side ->
    [mentor] vous aidez sur « { $need } »
   *[asker] aide sur « { $need } »
}
mentoring-why-trade = { $side ->
    [mentor] vous êtes du même métier ({ $trade })
   *[asker] même métier que vous ({ $trade })
}
mentoring-why-zone = même département ({ $zone })
mentoring-why-language = vous parlez tous deux { $language }
mentoring-why-french = français
mentoring-why-english = anglais
mentoring-why-answers = { $side ->
    [mentor] vous avez répondu à { $answered } demandes sur { $pinged }
   *[asker] a répondu à { $answered } demandes sur { $pinged }
}
mentoring-why-waiting = { $days ->
    [0] la demande est du jour
    [one] la demande attend depuis un jour
   *[other] la demande attend depuis { $days } jours
}
mentoring-why-urgent = la demande presse
mentoring-why-new = { $side ->
    [mentor] vous débutez comme mentor
   *[asker] débute comme mentor
}
mentoring-why-places = { $side ->
    [mentor] vous avez { $places ->
        [one] une place libre
       *[other] { $places } places libres
    }
   *[asker] a { $places ->
        [one] une place libre
       *[other] { $places } places libres
    }
}

## Devenir mentor

become-mentor-words = devenir mentor, devenir mentore, être mentor, aider un entrepreneur, aider les autres, mes réglages de mentor
become-mentor-action = { $state ->
    [active] Vous êtes mentor : { $capacity ->
        [one] une personne
       *[other] { $capacity } personnes
    } à la fois, au plus { $pings ->
        [one] une demande
       *[other] { $pings } demandes
    } par semaine. Que voulez-vous faire ?
    [paused] Vous êtes en pause jusqu'au { $until }. Que voulez-vous faire ?
    [stopped] Vous n'êtes plus mentor. Vos réglages sont restés. Reprendre ?
   *[none] Un mentor partage son expérience, sans argent ni engagement long.
    Je vous écris peu, jamais à vos heures calmes. Vous pouvez toujours dire non.
    On commence ?
}
become-mentor-action-start = Oui, commencer
become-mentor-action-settings = Voir et changer mes réglages
become-mentor-action-pause = Faire une pause
become-mentor-action-resume = Reprendre maintenant
become-mentor-action-stop = Ne plus être mentor
become-mentor-action-close = Rien pour l'instant
become-mentor-pause = Une pause de combien de temps ? Je vous redis bonjour à la fin.
become-mentor-pause-one-week = Une semaine
become-mentor-pause-one-month = Un mois
become-mentor-pause-three-months = Trois mois
become-mentor-pause-date = Jusqu'à une date
become-mentor-back = Quel jour revenez-vous ?
become-mentor-back-help = Par exemple : « 3 janvier » ou « lundi ».
become-mentor-sure = Vos demandes en attente iront tout de suite à quelqu'un d'autre. Vous arrêtez ?
become-mentor-sure-stop = Oui, j'arrête
become-mentor-sure-stay = Non, je reste
become-mentor-noted = C'est noté.
become-mentor-closed = Entendu, rien ne change.

mentor-form-first-name = Quel prénom montrer ? Il n'est montré qu'aux personnes qui vous cherchent.
mentor-form-skills = Sur quoi pouvez-vous aider ? Plusieurs réponses sont possibles.
mentor-form-kinds = Sous quelles formes ? Plusieurs réponses sont possibles.
mentor-form-kinds-mentor = Mentor, dans la durée
mentor-form-kinds-hour = Une heure d'expertise
mentor-form-kinds-freelance = En indépendant, payé
mentor-form-kinds-adviser = Conseil bénévole
mentor-form-kinds-godparent = Parrainage, 2 ans
mentor-form-price = Votre prix, tel que vous l'annoncez ?
mentor-form-price-help = Par exemple : « 60 € de l'heure ». Il est montré avant toute mise en contact.
mentor-form-trade = Votre métier, en deux mots ?
mentor-form-trade-help = Par exemple : coiffeuse, plombier, comptable. Le même métier aide à se comprendre.
mentor-form-place = Votre commune ou son code postal ? Elle aide à trouver quelqu'un de proche.
mentor-form-all-form = Votre fiche de mentor
mentor-form-first-name-field = Votre prénom
mentor-form-trade-field = Votre métier
mentor-form-trade-field-hint = En deux mots
mentor-form-place-field = Votre commune
mentor-form-place-field-hint = Nom ou code postal
mentor-form-capacity-field = Combien de personnes à la fois ?
mentor-form-pings-field = Combien de demandes par semaine ?
mentor-form-reach = Vous aidez autour de { $town }, ou partout à distance ?
mentor-form-reach-near = Dans mon département
mentor-form-reach-anywhere = Partout, à distance
mentor-form-colleagues = Aidez-vous aussi des personnes de votre métier, dans votre commune ?
mentor-form-colleagues-no = Non, trop proches
mentor-form-colleagues-yes = Oui, aussi
mentor-form-languages = Dans quelles langues ? Plusieurs réponses sont possibles.
mentor-form-languages-fr = Français
mentor-form-languages-en = Anglais
mentor-form-capacity = Combien de personnes à la fois, au plus ?
mentor-form-capacity-people-1 = Une personne
mentor-form-capacity-people-2 = Deux personnes
mentor-form-capacity-people-3 = Trois personnes
mentor-form-capacity-people-5 = Cinq personnes
mentor-form-pings = Combien de demandes par semaine, au plus ?
mentor-form-pings-pings-1 = Une par semaine
mentor-form-pings-pings-2 = Deux par semaine
mentor-form-pings-pings-5 = Cinq par semaine
mentor-form-quiet = Quand ne faut-il pas vous écrire ?
mentor-form-quiet-evening = De 20 h à 8 h
mentor-form-quiet-long = De 18 h à 9 h
mentor-form-quiet-night = De 22 h à 7 h
mentor-form-quiet-none = Jamais, écrivez à toute heure
mentor-form-where-near = { $town } et son département
mentor-form-where-anywhere = { $town }, et partout à distance
mentor-form-where-remote = partout, à distance
mentor-form-summary =
    { $name }, mentor auto-déclaré. Aide sur : { $skills }.
    Formes : { $kinds }.
    Métier : { $trade }. Lieu : { $where }. Langues : { $languages }.
    Au plus { $capacity } à la fois, { $pings }. { $isQuiet ->
        [no] Messages à toute heure.
       *[yes] Calme { $quiet }.
    } C'est bien cela ?
mentor-form-summary-ok = C'est bien cela
mentor-form-summary-first-name = Changer le prénom
mentor-form-summary-skills = Changer les sujets
mentor-form-summary-kinds = Changer les formes d'aide
mentor-form-summary-trade = Changer le métier
mentor-form-summary-place = Changer le lieu
mentor-form-summary-colleagues = Aider mon métier
mentor-form-summary-languages = Changer les langues
mentor-form-summary-capacity = Personnes à la fois
mentor-form-summary-pings = Demandes par semaine
mentor-form-summary-quiet = Changer les heures calmes
mentor-form-agreed =
    Je garde ces réponses et je peux vous envoyer une demande.
    La personne verra votre prénom, votre métier et votre commune, avec « auto-déclaré ».
    Votre contact n'est donné que si vous dites oui, à chaque fois. D'accord ?
mentor-form-agreed-yes = Oui, d'accord
mentor-form-agreed-no = Non, ne gardez rien
mentor-form-saved =
    C'est noté. { $pings ->
        [one] Une demande par semaine au plus.
       *[other] { $pings } demandes par semaine au plus.
    } Je vous écris dès que quelqu'un a besoin de vous.
    « Devenir mentor » permet de changer, de faire une pause ou d'arrêter.
mentor-form-not-saved = Entendu, je ne change rien et ne garde rien de ces réponses.

## Demander un mentor

ask-mentor-words = un mentor, une mentore, demander un mentor, trouver un mentor, parler à quelqu'un, parler à un entrepreneur
ask-mentor-coach-full = Vous avez déjà trois demandes ouvertes. Refermez-en une pour en ouvrir une autre.
ask-mentor-coach-need = 1/4. Que voulez-vous faire avancer ?
ask-mentor-coach-now = 2/4. Où en êtes-vous aujourd'hui, en une phrase ?
ask-mentor-coach-now-help = Par exemple : « J'ai ouvert en mars et j'ai deux clients réguliers. »
ask-mentor-coach-tried = 3/4. Qu'avez-vous déjà essayé ?
ask-mentor-coach-tried-help = Même un petit essai compte. Vous pouvez aussi écrire « passer ».
ask-mentor-coach-hope = 4/4. Qu'est-ce qui vous aiderait cette semaine ?
ask-mentor-coach-hope-help = Par exemple : « Relire mon devis avec quelqu'un du métier. »
ask-mentor-coach-first-name = Quel prénom montrer au mentor ?
ask-mentor-coach-place = Votre commune ou son code postal ? Elle sert à trouver quelqu'un de proche.
ask-mentor-coach-all-form = Votre demande
ask-mentor-coach-now-field = Où en êtes-vous ?
ask-mentor-coach-now-field-hint = En une phrase
ask-mentor-coach-tried-field = Qu'avez-vous déjà essayé ?
ask-mentor-coach-tried-field-hint = Même un petit essai compte
ask-mentor-coach-hope-field = Qu'est-ce qui vous aiderait ?
ask-mentor-coach-hope-field-hint = Cette semaine
ask-mentor-coach-first-name-field = Votre prénom
ask-mentor-coach-place-field = Votre commune
ask-mentor-coach-place-field-hint = Nom ou code postal
ask-mentor-coach-line-hello = Bonjour, je m'appelle { $name }.
ask-mentor-coach-line-hello-from = Bonjour, je m'appelle { $name } ({ $town }).
ask-mentor-coach-line-need = Mon sujet : { $text }
ask-mentor-coach-line-now = Où j'en suis : { $text }
ask-mentor-coach-line-tried = Déjà essayé : { $text }
ask-mentor-coach-line-hope = Cette semaine, m'aiderait : { $text }
ask-mentor-coach-draft =
    Voici votre message. Personne ne l'a encore vu.

    { $message }

    Vous cherchez : { $kind }.
    Si vous dites oui, je le garde et je le montre à un mentor à la fois, à deux si c'est pressé. Je l'envoie ?
ask-mentor-coach-draft-send = L'envoyer
ask-mentor-coach-draft-urgent = C'est pressé : à deux personnes
ask-mentor-coach-draft-edit = L'écrire à ma façon
ask-mentor-coach-draft-kind = Une autre forme d'aide
ask-mentor-coach-draft-stop = Ne rien envoyer
ask-mentor-coach-kind = Quelle forme d'aide cherchez-vous ?
ask-mentor-coach-kind-mentor = Un mentor, dans la durée
ask-mentor-coach-kind-hour = Une heure d'expert
ask-mentor-coach-kind-freelance = Un indépendant, payé
ask-mentor-coach-kind-adviser = Un conseiller bénévole
ask-mentor-coach-kind-godparent = Un parrainage de 2 ans
ask-mentor-coach-own-words = Écrivez-le à votre façon, en cinq lignes au plus. Je vous le remontre avant l'envoi.
ask-mentor-coach-own-words-wrong = C'est un peu long. { $lines } lignes et { $longest } caractères au plus.
ask-mentor-coach-again =
    Votre message devient :

    { $message }

    On l'envoie ?
ask-mentor-coach-again-send = L'envoyer
ask-mentor-coach-again-urgent = C'est pressé : à deux personnes
ask-mentor-coach-again-edit = Le réécrire
ask-mentor-coach-again-stop = Ne rien envoyer
ask-mentor-coach-not-sent = Rien n'est envoyé, et personne ne l'a vu.

my-requests-words = mes demandes, ma demande, retirer ma demande, où en est ma demande
my-requests-which = { $count ->
    [0] Vous n'avez pas de demande ouverte.
    [one] Voici votre demande. Choisissez-la pour la revoir ou la refermer.
   *[other] Voici vos { $count } demandes. Choisissez-en une pour la revoir ou la refermer.
}
my-requests-which-new = Demander un mentor
my-requests-which-close = Fermer
my-requests-status-open = je cherche
my-requests-status-pinged = réponse attendue
my-requests-status-nobody = personne pour l'instant
my-requests-status-accepted = votre accord attendu
my-requests-status-introduced = vous êtes en contact
my-requests-status-withdrawn = retirée
my-requests-status-closed = refermée
my-requests-status-done = refermée
my-requests-sure = { $need }.
    { $status ->
        [open] Je cherche quelqu'un. Réponse promise avant { $by }.
        [pinged] J'ai demandé à { $mentor }. Réponse promise avant { $by }.
        [nobody] Personne n'est libre pour l'instant. Je continue à chercher.
        [accepted] { $mentor } a dit oui. J'attends votre accord pour vous présenter.
        [introduced] Vous êtes en contact avec { $mentor }.
       *[other] Cette demande est refermée.
    }
    { $status ->
        [open] Que voulez-vous faire ?
        [nobody] Que voulez-vous faire ?
        [pinged] Que voulez-vous faire ? Si vous la refermez, l'autre personne en sera prévenue.
        [withdrawn] La rouvrir ? Je ne redemanderai pas aux mêmes personnes.
        [closed] La rouvrir ? Je ne redemanderai pas aux mêmes personnes.
        [done] La rouvrir ? Je ne redemanderai pas aux mêmes personnes.
       *[other] On la referme ? L'autre personne en sera prévenue, simplement.
    }
my-requests-sure-yes = Oui, la refermer
my-requests-sure-edit = Changer mon message
my-requests-sure-widen = Même métier, tout près
my-requests-sure-again = La rouvrir
edit-request-message = Votre nouveau message, en cinq lignes au plus ?
my-requests-sure-no = Non, la laisser
my-requests-noted = C'est noté.
my-requests-closed = Entendu. « Mes demandes » les montre à tout moment.

## La demande, vue par le mentor

ping-title = { $name } cherche de l'aide : { $need }
ping-town = Commune
ping-message = Son message
ping-why = Pourquoi vous
ping-by = Réponse souhaitée avant
ping-gone = Cette demande a été retirée entre-temps. Merci d'être là.
ping-answer = { $state ->
    [open] Voulez-vous aider { $name } ? Si oui, je lui demande aussi son accord avant de vous présenter.
   *[gone] Cette demande n'attend plus de réponse. Merci d'être là.
}
ping-answer-accept = J'accepte d'aider
ping-answer-decline = Non, pas cette fois
ping-answer-close = Fermer
ping-contact =
    « J'accepte de partager avec { $name } mon prénom et ce moyen de contact. » Lequel ?
    Rien n'est montré avant son accord. « Ici, par PlusUn » ne donne que votre prénom.
ping-contact-here = Ici, par PlusUn
ping-contact-phone = Mon téléphone
ping-contact-email = Mon adresse e-mail
ping-phone = Votre numéro ? Il n'est donné qu'une fois les deux accords reçus.
ping-email = Votre adresse e-mail ? Elle n'est donnée qu'une fois les deux accords reçus.
ping-reason =
    Pas de souci. Pour mieux viser la prochaine fois : pourquoi ?
    « Pas le temps » vous donne aussi une semaine de calme.
ping-reason-no-time = Pas le temps
ping-reason-field = Pas mon domaine
ping-reason-competitor = Concurrent trop proche
ping-reason-found = A déjà trouvé de l'aide
ping-reason-other = Autre raison
ping-pause = Une semaine suffit, ou plus longtemps ?
ping-pause-no = Une semaine suffit
ping-pause-one-month = Un mois
ping-pause-three-months = Trois mois
ping-noted = C'est noté.
ping-closed = Merci, à une prochaine fois.

## Être présentés

introduction-title = { $name } accepte de vous aider
introduction-need = Votre sujet
introduction-trade = Métier
introduction-town = Commune
introduction-why = Pourquoi vous deux
introduction-mentor = Mentor
introduction-vouched = { $club } se porte garant
introduction-self-declared = auto-déclaré, PlusUn n'a rien vérifié
introduction-gone = Cette proposition a été retirée entre-temps.
introduction-share = { $state ->
    [open] Rien n'est partagé sans votre accord. Vous choisissez ce que { $name } verra, ou vous lui écrivez d'abord par PlusUn.
   *[gone] Cette proposition n'attend plus de réponse.
}
introduction-share-agree = J'accepte
introduction-share-write = Lui écrire d'abord
introduction-share-other = Demander à quelqu'un d'autre
introduction-share-stop = Refermer ma demande
introduction-share-close = Fermer
introduction-contact =
    « J'accepte de partager avec { $name } mon prénom et ce moyen de contact. » Lequel ?
    « Ici, par PlusUn » ne donne que votre prénom.
introduction-contact-here = Ici, par PlusUn
introduction-contact-phone = Mon téléphone
introduction-contact-email = Mon adresse e-mail
introduction-phone = Votre numéro de téléphone ?
introduction-email = Votre adresse e-mail ?
introduction-message = Que dois-je transmettre ? Vos coordonnées restent cachées.
introduction-later = Quand vous serez d'accord pour partager, écrivez « écrire ».
introduction-noted = C'est noté.
introduction-closed = Entendu.

introduced-title = Voici { $name }
introduced-need = Sujet
introduced-contact = Contact
introduced-contact-here = ici, par PlusUn. Dites « écrire », et je transmets
introduced-first-words = Pour commencer
introduced-first-words-asker = « Bonjour { $name }, merci d'avoir dit oui. Quand pourrions-nous parler vingt minutes ? »
introduced-first-words-mentor = « Bonjour { $name }, j'ai lu votre message. Quel moment vous va pour vingt minutes ? »
introduced-gone = Cette mise en contact est terminée.
introduced-plan = Le plus utile : écrire les premiers mots. Voulez-vous vous fixer un jour ?
introduced-plan-yes = Oui, choisir un jour
introduced-plan-no = Non, je m'en charge
introduced-left = Entendu. Bel échange à vous deux.
introduced-suggestion = Écrire à { $name }

write-peer-words = écrire à mon mentor, répondre à mon mentor, contacter mon mentor
write-peer-ping = { $count ->
    [0] Vous n'êtes en contact avec personne pour l'instant.
   *[other] À qui voulez-vous écrire ?
}
write-peer-ping-close = Fermer
write-peer-what = Que dois-je transmettre à { $name } ?
write-peer-what-share = J'accepte de partager…
write-peer-what-unshare = Retirer mon accord
write-peer-what-report = Signaler
write-peer-what-block = Bloquer
write-peer-closed = Entendu.
peer-message-answer =
    { $name } vous écrit :

    { $message }
peer-message-warning-code = Attention : ne donnez jamais de code ni de mot de passe. Un mentor ne demande jamais d'argent ni de code.
peer-message-warning-bank = Attention : ne donnez pas vos coordonnées bancaires ici. Un mentor ne demande jamais d'argent ni de code.
peer-message-warning-money = Attention : ce message parle d'argent. Un mentor ne demande jamais d'argent ni de code.
peer-message-warning-link = Attention : ce message mène ailleurs. N'y entrez ni code, ni mot de passe, ni numéro de carte.
peer-message-answer-read = Bien lu
peer-message-answer-reply = Répondre
peer-message-answer-share = J'accepte de partager…
peer-message-answer-unshare = Retirer mon accord
peer-message-answer-report = Signaler
peer-message-answer-block = Bloquer
peer-message-about = { $kind ->
    [talk] Échange avec { $name }, par PlusUn
   *[message] Message de { $name }, par PlusUn : « { $message } »
}
peer-message-message = Que dois-je transmettre ?
peer-message-closed = « Écrire » permet de répondre plus tard.

share-contact-contact =
    « J'accepte de partager avec { $name } mon prénom et ce moyen de contact. » Lequel ?
    « Ici, par PlusUn » ne donne que votre prénom.
share-contact-contact-here = Ici, par PlusUn
share-contact-contact-phone = Mon téléphone
share-contact-contact-email = Mon adresse e-mail
share-contact-phone = Votre numéro de téléphone ?
share-contact-email = Votre adresse e-mail ?

block-peer-sure =
    Bloquer { $name } ? Votre échange s'arrête, et je ne vous mets plus jamais en contact.
    L'autre personne apprend seulement que l'échange est terminé.
block-peer-sure-yes = Oui, bloquer
block-peer-sure-no = Non, ne pas bloquer
block-peer-kept = Entendu, l'échange continue.

## Après une mise en contact

mentor-survey-met = Avez-vous pu échanger avec { $name } ?
mentor-survey-met-yes = Oui
mentor-survey-met-not-yet = Pas encore
mentor-survey-met-no = Non, cela n'aura pas lieu
mentor-survey-useful = L'échange avec { $name } vous a-t-il aidé ({ $need }) ?
mentor-survey-useful-much = Oui, beaucoup
mentor-survey-useful-little = Un peu
mentor-survey-useful-no = Non
mentor-survey-changed = Qu'est-ce qui a changé pour vous, en une phrase ?
mentor-survey-changed-help = Par exemple : « J'ai signé mon premier devis. » Ou écrivez « passer ».
mentor-survey-next = { $when ->
    [later] Merci de le dire. Voulez-vous une deuxième personne, pour la suite ?
   *[lost] Merci de le dire. Voulez-vous que je cherche quelqu'un d'autre ?
}
mentor-survey-next-other = Oui, quelqu'un d'autre
mentor-survey-next-keep = Non merci
mentor-survey-thanks = Merci, j'en tiens compte pour la suite.

## Nouvelles

mentor-news-opened = C'est parti. Je cherche la bonne personne. Réponse promise avant { $by }.
mentor-news-reopened = Votre demande est rouverte. Je cherche la bonne personne. Réponse promise avant { $by }.
mentor-news-full = Vous avez déjà trois demandes ouvertes. Celle-ci n'est pas partie. « Mes demandes » permet d'en refermer une.
mentor-news-asked = Je demande à { $name }, { $about }. Réponse promise avant { $by }.
mentor-news-asked-too = Je demande aussi à { $name }, { $about }. La première réponse compte.
mentor-news-asked-later =
    J'ai trouvé { $name }, { $about }. Je respecte ses heures calmes : ma demande part { $at }.
    Réponse promise avant { $by }.
mentor-news-next = { $cause ->
    [silent] { $name } n'a pas pu répondre à temps. Je cherche quelqu'un d'autre.
    [gone] { $name } n'est plus disponible. Je cherche quelqu'un d'autre.
    [found] { $name } pense que vous avez déjà trouvé. Si oui, « Mes demandes » permet de la refermer. Sinon, je continue à chercher.
    [refused] Je cherche quelqu'un d'autre. { $name } en est prévenu, simplement.
   *[declined] { $name } ne peut pas cette fois. Je cherche quelqu'un d'autre.
} Réponse promise avant { $by }.
mentor-news-still = { $cause ->
    [silent] { $name } n'a pas pu répondre à temps.
    [gone] { $name } n'est plus disponible.
    [found] { $name } pense que vous avez déjà trouvé. Si oui, « Mes demandes » permet de la refermer.
   *[declined] { $name } ne peut pas cette fois.
} J'attends encore la réponse de { $other }, promise avant { $by }.
mentor-news-nobody =
    Je n'ai trouvé personne à temps sur ce sujet : { $need }. Votre demande reste ouverte jusqu'au { $until }.
    Je vous écris dès qu'un mentor convient. D'ici là, voici des gens dont c'est le métier.
    Votre club peut aussi répondre : écrivez « poser une question » ou « rencontres ».
mentor-news-gave-up =
    En un mois, je n'ai trouvé personne sur ce sujet : { $need }. Je referme cette demande.
    « Mes demandes » permet de la rouvrir.
mentor-news-edited = C'est noté. Votre message est changé, et la personne sollicitée lit le nouveau.
mentor-news-widened = C'est noté : quelqu'un de votre métier, tout près, convient aussi, si cette personne l'accepte.
mentor-news-withdrawn = Votre demande est refermée. Si j'avais demandé à quelqu'un, cette personne est prévenue.
mentor-news-lapsed = Sans réponse de votre part, j'ai libéré { $name } et refermé la demande. Vous pouvez en ouvrir une autre.
mentor-news-accepted =
    Merci. J'ai demandé son accord à { $name }.
    Vous aurez des nouvelles avant { $by }. Rien n'est partagé d'ici là.
mentor-news-taken = Quelqu'un a déjà pris la demande de { $name }. Merci d'avoir voulu aider.
mentor-news-expired = La demande de { $name } n'attend plus votre réponse. Pas de souci, merci d'être là.
mentor-news-declined = Merci de l'avoir dit. J'en tiens compte pour la suite.
mentor-news-request-gone = { $name } n'a plus besoin d'aide sur ce sujet. Rien à faire, merci d'être là.
mentor-news-freed = La mise en contact avec { $name } ne se fera pas. Rien n'a été partagé. Votre place est de nouveau libre.
mentor-news-other-words =
    { $name } a changé son message :

    { $message }

    Votre réponse reste attendue, sous sa demande.
mentor-news-paused = Bonne pause. Je ne vous envoie rien jusqu'au { $until }.
mentor-news-rested =
    Trois demandes sans réponse : je vous laisse tranquille jusqu'au { $until }.
    « Devenir mentor » permet de reprendre quand vous voulez.
mentor-news-resumed = Content de vous retrouver. Vous pouvez de nouveau recevoir des demandes.
mentor-news-returned = Votre pause se termine. Vous pouvez de nouveau recevoir des demandes. Écrivez « devenir mentor » pour la prolonger.
mentor-news-stopped = C'est fait, vous n'êtes plus mentor. Merci pour votre temps.
mentor-news-vouched = { $club } se porte garant de vous. Les personnes que vous aidez le liront.
mentor-news-unvouched = { $club } ne se porte plus garant. Vous restez mentor, auto-déclaré.
mentor-news-too-late = C'était trop tard : cette mise en contact n'est plus possible. « Mes demandes » montre où vous en êtes.
mentor-news-ended = Votre échange avec { $name } est refermé, et les contacts sont effacés ici. Merci à vous deux.
mentor-news-peer-left = { $name } n'utilise plus PlusUn. Je ne peux plus rien lui transmettre.
mentor-news-agreed = C'est noté. Rien n'est montré tant que { $name } n'a pas accepté aussi.
mentor-news-awaited = { $name } accepte de partager son contact, et attend votre accord. « Écrire » permet de le donner.
mentor-news-unshared = Votre accord est retiré. { $name } n'a rien vu de votre contact. « Écrire » permet de le redonner.
mentor-news-blocked = C'est fait. { $name } ne peut plus vous écrire ici, et je ne vous mets plus en contact.
mentor-news-relay-first =
    { $name } vous écrit par PlusUn : vos coordonnées ne sont montrées qu'avec votre accord.
    Un mentor ne demande jamais d'argent ni de code. Chaque message peut être signalé, et l'échange bloqué.
mentor-news-relayed = C'est transmis à { $name }.
mentor-news-relay-closed = Je n'ai pas pu transmettre : cet échange est refermé.
mentor-news-provider = Qui le propose
mentor-news-checked = Vérifié le { $day }

## Garants

vouch-words = se porter garant, être garant d'un mentor, garantir un mentor
vouch-who = { $count ->
    [0] Aucun membre de votre club n'est mentor pour l'instant.
   *[other] Pour qui votre club se porte-t-il garant ? Choisissez une personne que vous connaissez.
}
vouch-who-vouched = déjà garanti
vouch-who-close = Fermer
vouch-sure = { $state ->
    [vouched] { $club } se porte garant de { $name }. Voulez-vous retirer cette garantie ?
    [declared] Les personnes qui cherchent de l'aide liront : « { $club } se porte garant ». Vous connaissez { $name } et son travail ?
   *[gone] Cette personne n'est plus mentor dans votre club.
}
vouch-sure-yes = Oui
vouch-sure-no = Non
vouch-noted = C'est noté. { $name } le saura.
vouch-closed = Entendu, rien ne change.
