### The menu and the language.

home-go =
    { $steps ->
        [some]
            Your +1: “{ $what }”, { $day }.
            Ask me your question, or choose.
       *[none] Ask me your question, or choose.
    }
home-go-help = Find support
home-go-mentor = Talk to a mentor
home-go-meetups = See the meetups
home-go-plus-one = My +1
home-go-become-mentor = Become a mentor
home-go-my-data = My data
home-go-language = Français
home-go-more = Other tools

language-locale = Which language do you prefer?
language-locale-fr = Français
language-locale-en = English
language-done = We go on in English.
