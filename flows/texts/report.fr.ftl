### Signaler un message aux organisateurs, et lire ce qui a été signalé.

report-words = signaler un message, signaler quelqu'un, je veux signaler
report-what =
    Qu'est-ce qui ne va pas ? Choisissez, ou dites-le avec vos mots.
    Les organisateurs de clubs le liront, sans votre nom.
report-what-help = Seuls les organisateurs de clubs lisent ce que vous signalez. Votre nom n'y figure pas.
report-what-hurtful = Cela blesse quelqu'un
report-what-false = C'est faux ou trompeur
report-what-advert = C'est de la publicité
report-more = Voulez-vous ajouter quelques mots ?
report-more-help = Dites ce que les organisateurs doivent savoir, ou passez.
report-done = C'est transmis aux organisateurs. Merci d'y avoir pris garde.

reports-words = voir les signalements, lire les signalements
read-reports-none = Aucun signalement ne vous attend.
read-reports-count =
    { $count ->
        [one] Un signalement attend d'être lu.
       *[other] { $count } signalements attendent d'être lus. Voici les { $shown } plus anciens, au plus.
    }
read-reports-about = Message :
read-reports-next = Que faire de ce que vous venez de lire ?
read-reports-next-clear = Effacer, c'est traité
read-reports-next-keep = Garder pour plus tard
read-reports-cleared = C'est effacé.
read-reports-kept = C'est gardé.
