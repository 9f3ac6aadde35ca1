### What the program says in every conversation.

## Words people type (separated by commas)

engine-words-cancel = cancel, stop, quit, leave it, forget it, forget about it, never mind, nevermind, exit
engine-words-hesitation = actually, ah, er, hm, no, oh, ok, okay, um, well, yeah, yes
engine-words-help = help, i don't understand, what can you do
engine-words-back = back, go back, previous
engine-words-restart = restart, start over, start again
engine-words-skip = skip, pass, next, later, i don't know, none
engine-words-menu = menu, home, options
engine-words-french = french, français
engine-words-english = english, in english
engine-words-hello = hello, hi, hey, good morning, good evening
engine-words-thanks = thanks, thank you, thanks a lot, cheers
engine-words-bye = bye, goodbye, see you, see you later
engine-words-who = who are you, what are you, are you a robot, are you a bot, what is plusun
engine-words-yes = yes, yeah, yep, ok, okay, sure, of course, yes please
engine-words-no = no, nope, no thanks, not now

## Buttons

engine-button-cancel = Leave it
engine-button-help = Help
engine-button-back = Previous question
engine-button-menu = Menu
engine-skip = Skip
engine-done = That is all
engine-label = { $label }:
engine-next-page = More

## Where there are no buttons

engine-choose-hint = Answer with a number, or with the word.
engine-choose-hint-many = Answer with one or more numbers. Example: 1 and 3.
engine-choose-aside = (or write “{ $labels }”)

## Understanding each other

engine-hello = Hello.
engine-who = I am PlusUn, a program, not a person. I look with you for support, a mentor or a meetup.
engine-thanks = You are welcome.
engine-bye = See you soon. I keep your place.
engine-heard = All right.
engine-resume = This is where we were:
engine-expired = Our last talk was too long ago. Let us start afresh.
engine-not-understood = I did not understand. Choose below, or put it another way.
engine-ways-out = I am the one who is slow here. You can go back, leave it, or ask for help.
engine-which = I know several. Which one?
engine-one-only = One answer only here. Which one?
engine-corrected = Corrected: { $value }.
engine-already-decided = That has already gone out, so I can no longer change it. The menu lets you start again.
engine-already-answered = I already have that.
engine-ticked = Noted: { $labels }. Anything else?
engine-unticked = Taken off. What would you like?
engine-old-button = That button is no longer valid. Here is where we are.
engine-foreign-button = That button belongs to someone else. Nothing has changed.
engine-organisers-only = This is for club organisers. They write /organiser followed by their code.
engine-unknown-command = I do not know that command. Write “menu” to see what I can do.

## Coming and going

engine-cancelled = All right, we leave it there.
engine-nothing-to-cancel = Nothing is under way. The menu is here for you.
engine-no-way-back = We cannot go back any further.
engine-cannot-skip = I need this answer. You can also write “cancel”.
engine-restarted = Back to the beginning.
engine-help =
    Write the way you speak. A number or a few words are enough.
    “skip”, “back”, “cancel” and “menu” work everywhere.
    “français” for French, “my data” to see what I keep.

## What I cannot read

engine-unreadable-empty = Your message came empty. Write me a few words.
engine-unreadable-wordless = I only read words and figures. Can you write it?
engine-unreadable-long = That is too long for me. The main point, in a few sentences?
engine-unreadable-photo = I cannot read photos. Write me what is on it.
engine-unreadable-voice = I do not listen to voice messages yet. Write me the same in a few words.
engine-unreadable-video = I do not watch videos. Write me what you wanted to show.
engine-unreadable-document = I do not open documents. Write me what matters in it.
engine-unreadable-sticker = I do not understand stickers. Tell me in words.
engine-unreadable-location = I know no French town at that place. Write me its name or its postcode.
engine-unreadable-contact = I do not keep contact cards. Write me your question.
engine-unreadable-other = I cannot read this message. Write it to me in words.
engine-said-file = (a file)
engine-said-hidden = (message not kept)

## Incidents

engine-apology = I got tangled up, sorry. Your answers are kept. Tell me your last message another way.
engine-write-me-in-private = That is personal: write to me in private and I will answer there.
engine-answered-in-private = I am answering you in private.

## Expected answers

parse-text-long = That is a bit long. { $longest } characters are enough.
parse-place-wrong = I cannot find that town. Try the postcode, for example 44000.

## Forms

engine-form-open = Fill it all in at once
engine-form-send = Send
engine-form-missing = I still need this one.
engine-form-wrong = { $label }: { $why }
engine-form-which = I know several: { $first }, { $second }… Say which, with the postcode for instance.
engine-chosen = ✓ { $chosen }
