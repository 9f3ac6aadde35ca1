### La porte des semaines difficiles. Texte fixe : à faire relire avant tout changement.

bad-week-words = semaine difficile, besoin d'aide humaine, besoin d'une aide humaine, parler à un humain, je vais mal
bad-week-calm =
    Ce que vous vivez compte. Je suis un programme, et vous méritez une vraie personne.
    Voici des gens qui vous répondent, gratuitement.
bad-week-phone = Téléphone
bad-week-after =
    Je n'ai gardé aucun de vos mots.
    Notre conversation continue quand vous voulez.
