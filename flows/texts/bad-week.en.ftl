### The bad-week door. Fixed text: have it read by somebody who knows before changing it.

bad-week-words = bad week, hard week, need a human, talk to a human, talk to a person
bad-week-calm =
    What you are going through matters. I am a program, and you deserve a real person.
    Here are people who will answer you, free of charge.
bad-week-phone = Telephone
bad-week-after =
    I have kept none of your words.
    We can go on talking whenever you like.
