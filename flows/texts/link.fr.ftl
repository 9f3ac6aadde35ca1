### Relier plusieurs messageries, les séparer, choisir où arrivent les nouvelles.

link-words = relier mes comptes, relier mon compte, relier un compte, relier telegram, relier discord, relier slack, relier whatsapp, relier mattermost, lier mes comptes, lier telegram, lier discord, lier slack, même compte partout

link-platform =
    { $platform ->
        [telegram] Telegram
        [discord] Discord
        [slack] Slack
        [whatsapp] WhatsApp
        [mattermost] Mattermost
        [web] discussion web
        [terminal] terminal
       *[other] { $platform }
    }
link-account = { $platform }, « { $name } »

link-code-code =
    Votre code : { $code }. Il sert une fois, pendant { $minutes } minutes.
    Sur l'autre messagerie, écrivez-moi : /relier { $code }
    Ne le donnez à personne.
link-next = Si vous avez déjà un code de l'autre messagerie, écrivez-le ici.
link-next-close = C'est tout
link-next-help = Le code se demande sur une messagerie et s'écrit sur l'autre, après « /relier ».
link-closed = Entendu. Le code reste valable quelques minutes.

link-again-code = Écrivez le code tel qu'il est affiché, ou « annuler ».
link-again-code-help = Sur l'autre messagerie, « /relier » donne un nouveau code de huit signes.
parse-code-wrong = Un code a huit lettres et chiffres, sans 0, O, 1, I ni L. Par exemple : K7QM 4XRA.

link-ask-sure =
    Ce code vient de : { $account }.
    Si c'est vous, les deux comptes n'en feront qu'un, avec les deux historiques. Relier ?
link-ask-sure-yes = Oui, c'est moi
link-ask-sure-no = Non
link-ask-refused = Rien n'est relié. Ce code ne sert plus.

link-confirm-sure =
    { $account } demande à rejoindre ce compte, avec votre code.
    Ce compte-là verra tout votre historique. Est-ce bien vous ?
link-confirm-sure-yes = Oui, c'est moi
link-confirm-sure-no = Non, refuser
link-confirm-refused = C'est refusé : rien n'est relié, rien n'a été montré. Ce code ne sert plus.

link-news-wrong = Ce code ne va pas. Vérifiez-le, ou demandez-en un autre avec « /relier » sur l'autre messagerie.
link-news-expired = Ce code a plus de dix minutes. Écrivez « /relier » sur l'autre messagerie pour en avoir un neuf.
link-news-used = Ce code a déjà servi. Écrivez « /relier » sur l'autre messagerie pour en avoir un neuf.
link-news-own = C'est votre propre code. Il s'écrit sur l'autre messagerie, pas ici.
link-news-same-person = Ces deux comptes sont déjà reliés. « /delier » les sépare.
link-news-too-many = Trop d'essais pour le moment. Réessayez dans une heure, avec un code neuf.
link-news-waiting = Il reste à confirmer là-bas : { $account }. Vous avez dix minutes.
link-news-not-confirmed = L'autre compte n'a pas confirmé. Rien n'est relié. « /relier » donne un autre code.
link-news-over = Ce n'est plus valable : le délai de dix minutes est passé. « /relier » donne un autre code.
link-news-linked =
    C'est relié : { $account }. Les deux historiques sont réunis ici.
    « /notifications » choisit où arrivent les nouvelles, « /delier » sépare les comptes.
link-news-linked-here =
    C'est relié à { $account }. Je vous réponds ici aussi, avec le même historique.
    Ce qui était en cours ici est laissé.
link-news-unlinked = C'est séparé : { $account }. Tout votre historique reste avec vous, ici.
link-news-unlinked-here = Ce compte n'est plus relié. Ici, nous repartons de zéro.

unlink-words = délier mes comptes, délier un compte, séparer mes comptes, détacher un compte
unlink-account =
    { $count ->
        [one] Ce compte n'est relié à aucun autre. « /relier » en ajoute un.
       *[other] Quel compte voulez-vous séparer des autres ?
    }
unlink-account-close = Laisser ainsi
unlink-sure =
    { $account } repartira de zéro, comme quelqu'un de nouveau.
    Tout votre historique reste avec vos autres comptes. On sépare ?
unlink-sure-yes = Oui, séparer
unlink-sure-no = Non, laisser ainsi
unlink-stays = Entendu, rien ne change.

notifications-words = choisir les notifications, où arrivent les nouvelles, régler les notifications
notifications-where =
    Où voulez-vous recevoir rappels et nouvelles ? Aujourd'hui : { $now }.
    { $count ->
        [one] Un seul compte est relié. « /relier » en ajoute un.
       *[other] Mes réponses arrivent toujours là où vous écrivez.
    }
notifications-where-last = Là où j'ai écrit en dernier
notifications-saved = C'est noté : { $account }.

merge-choices-why = Vos deux comptes ne disent pas la même chose. Dites-moi ce qui est juste.
merge-choices-locale = Dans quelle langue dois-je vous parler ?
merge-choices-activity = Votre métier ?
merge-choices-stage = Où en est votre activité ?
merge-choices-place = Votre commune ?
merge-choices-needs = Ce qu'il vous faut ?
merge-choices-mentor-first-name = Votre prénom de mentor ?
merge-choices-mentor-skills = Ce que vous pouvez transmettre ?
merge-choices-mentor-trade = Votre métier, sur la fiche de mentor ?
merge-choices-mentor-place = Où pouvez-vous aider ?
merge-choices-mentor-languages = Dans quelles langues aidez-vous ?
merge-choices-mentor-capacity = Combien de personnes à la fois, au plus ?
merge-choices-mentor-pings = Combien de demandes par semaine, au plus ?
merge-choices-mentor-quiet = Quand ne faut-il pas vous écrire ?
merge-choices-people =
    { $count ->
        [one] Une personne
       *[other] { $count } personnes
    }
merge-choices-per-week =
    { $count ->
        [one] Une par semaine
       *[other] { $count } par semaine
    }
merge-choices-saved = C'est noté. Vos deux comptes n'en font plus qu'un.
