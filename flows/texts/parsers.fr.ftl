### Ce qui est dit quand une réponse n'est pas comprise : ce qu'on attend, avec un exemple.

parse-date-wrong = Je n'ai pas saisi le jour. Par exemple : jeudi 3 décembre, 03/12 ou demain.
parse-date-past = Ce jour est déjà passé. Quel jour à venir ?
parse-time-wrong = Je n'ai pas saisi l'heure. Par exemple : 18 h 30.
parse-number-wrong = J'attends un nombre, de { $lowest } à { $highest }.
