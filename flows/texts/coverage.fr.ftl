### Pour qui organise : où l'aide manque, et la semaine à venir avant qu'elle ne parte.

coverage-title = L'entraide, ces trois derniers mois
coverage-requests = Demandes
coverage-requests-line =
    { $asked ->
        [0] aucune
        [one] { $asked } demande
       *[other] { $asked } demandes
    }, { $waiting ->
        [0] aucune n'attend
        [one] { $waiting } attend
       *[other] { $waiting } attendent
    }
coverage-answers = Réponses
coverage-answers-line =
    { $accepted ->
        [0] aucun mentor n'a encore dit oui
        [one] { $accepted } oui, en { $days } j ; { $inTime } à l'heure promise
       *[other] { $accepted } oui, en { $days } j le plus souvent ; { $inTime } à l'heure promise
    }
coverage-outcomes = Suites
coverage-outcomes-line =
    { $met ->
        [0] aucune rencontre confirmée
        [one] { $met } rencontre confirmée, { $useful } utile
       *[other] { $met } rencontres confirmées, { $useful } utiles
    }
coverage-mentors = Mentors
coverage-mentors-line =
    { $mentors ->
        [0] aucun
        [one] { $mentors } mentor, { $free } libre
       *[other] { $mentors } mentors, { $free } libres
    } ; { $week ->
        [0] aucune sollicitation cette semaine
        [one] { $week } sollicitation cette semaine
       *[other] { $week } sollicitations cette semaine, { $most } au plus pour un mentor
    }
coverage-note = Des nombres seulement : aucun demandeur n'est nommé.
coverage-empty = Pas encore de demande ni de mentor. Le premier pas : « devenir mentor ».
coverage-gaps = Là où il manque quelqu'un
coverage-no-gap = Il ne manque personne : chaque demande a quelqu'un de libre.
coverage-anywhere = à distance
coverage-gap =
    { $zone } : { $asked ->
        [one] { $asked } demande ({ $need })
       *[other] { $asked } demandes ({ $need })
    }, { $free ->
        [0] aucun mentor libre
        [one] { $free } mentor libre
       *[other] { $free } mentors libres
    }
coverage-next = Voulez-vous un texte pour trouver quelqu'un ?
coverage-next-gap = { $zone }, { $need }
coverage-next-rehearsal = Répéter la semaine
coverage-next-close = C'est bon
coverage-recruit-before = À copier dans un message ou une affiche :
coverage-recruit =
    Vous connaissez ce sujet : { $need } ?
    Près de vous ({ $zone }), { $asked ->
        [one] { $asked } entrepreneur a demandé
       *[other] { $asked } entrepreneurs ont demandé
    } un coup de main en trois mois.
    Une heure suffit, et vous choisissez combien de demandes vous recevez.
    Pour proposer votre aide, écrivez « devenir mentor » à PlusUn.
coverage-close = Très bien. Pour y revenir : « couverture ».

rehearsal-nothing =
    Répétition sur une copie : rien n'est envoyé.
    Aucune demande n'attend : rien ne partirait cette semaine.
rehearsal-intro =
    Répétition sur une copie : rien n'est envoyé.
    { $requests ->
        [one] { $requests } demande.
       *[other] { $requests } demandes.
    } { $mentors ->
        [one] { $mentors } mentor.
       *[other] { $mentors } mentors.
    } { $pings ->
        [0] Rien ne partirait cette semaine.
        [one] { $pings } message partirait, si personne ne répondait.
       *[other] { $pings } messages partiraient au plus, si personne ne répondait.
    }
rehearsal-pings = Qui serait sollicité, et quand
rehearsal-about = { $need }, { $town }
rehearsal-ping = { $at } : { $mentor }, pour { $about }
rehearsal-more =
    { $count ->
        [one] Et { $count } autre.
       *[other] Et { $count } autres.
    }
rehearsal-loads = La charge de chacun
rehearsal-load =
    { $mentor } : { $pings ->
        [one] { $pings } message
       *[other] { $pings } messages
    } sur { $budget } acceptés par semaine
rehearsal-gaps = Sans personne cette semaine
rehearsal-gap = { $about } : { $why }
rehearsal-why-skill = personne ne connaît ce sujet
rehearsal-why-language = personne ne parle cette langue
rehearsal-why-zone = personne dans ce département, ni à distance
rehearsal-why-competitor = seulement des concurrents
rehearsal-why-paused = ceux qui pourraient sont en pause
rehearsal-why-capacity = ceux qui pourraient n'ont plus de place
rehearsal-why-budget = ceux qui pourraient ont eu assez de messages
rehearsal-why-taken = ceux qui pourraient sont demandés ailleurs
rehearsal-why-other = ceux qui pourraient ont déjà été sollicités
rehearsal-message = Ce que { $mentor } lirait
rehearsal-somebody = Quelqu'un
rehearsal-words = les mots du demandeur, lus du mentor seul
rehearsal-next = Et maintenant ?
rehearsal-next-coverage = Voir ce qui manque
rehearsal-next-close = C'est bon
rehearsal-close = Très bien. Rien n'a été envoyé.
rehearsal-in-use = Le programme tourne : écrivez-lui « répétition », ou arrêtez-le d'abord.
rehearsal-no-data = Pas encore de données dans { $place }. Lancez le programme une fois : npm start.
rehearsal-older = Ces données viennent d'une version plus ancienne. Lancez le programme une fois : npm start.
