### Le menu et la langue.

home-go =
    { $steps ->
        [some]
            Votre +1 : « { $what } », { $day }.
            Posez-moi votre question, ou choisissez.
       *[none] Posez-moi votre question, ou choisissez.
    }
home-go-help = Trouver une aide
home-go-mentor = Parler à un mentor
home-go-meetups = Voir les rencontres
home-go-plus-one = Mon +1
home-go-become-mentor = Devenir mentor
home-go-my-data = Mes données
home-go-language = English
home-go-more = Autres outils

language-locale = Quelle langue préférez-vous ?
language-locale-fr = Français
language-locale-en = English
language-done = Nous continuons en français.
