### The commands that platforms list in their menus.

command-start = start
command-start-about = Begin, or go on
command-menu = menu
command-menu-about = What I can do
command-find = resources
command-find-about = Find support, a contact, a procedure
command-find-argument = question
command-find-argument-about = What you are looking for, in a few words
command-mentor = mentor
command-mentor-about = Ask a mentor for a hand
command-mentor-argument = need
command-mentor-argument-about = What you want a hand with
command-meetups = meetups
command-meetups-about = The next meetups near you
command-meetups-argument = place
command-meetups-argument-about = A town or a postcode
command-plus-one = plusone
command-plus-one-about = Your next small step
command-question = ask_club
command-question-about = Ask the other members of your club
command-circle = circle
command-circle-about = A circle of three: two other business owners, each month
command-scam = scam
command-scam-about = A letter, a call, an invoice: is it a known trick?
command-scam-argument = letter
command-scam-argument-about = What you received, copied or told
command-obligations = deadlines
command-obligations-about = Your dates not to be missed, with a reminder
command-check-up = checkup
command-check-up-about = Ten questions: where you stand with digital tools
command-handover = handover
command-handover-about = A public adviser, with your request already written
command-alerts = alerts
command-alerts-about = The searches I follow for you
command-answers = profile
command-answers-about = Look at your answers, or change them
command-link = link
command-link-about = Link two messaging services: one history
command-link-argument = code
command-link-argument-about = The code shown on your other messaging service
command-data = mydata
command-data-about = See, take away or erase your data
command-report = report
command-report-about = Tell the organisers that a message is not right
command-language = language
command-language-about = French or English
command-help = help
command-help-about = How to talk to me
command-cancel = cancel
command-cancel-about = Leave what is under way
command-new-meetup = new_meetup
command-new-meetup-about = Offer your club a meetup
command-manage-meetups = manage_meetups
command-manage-meetups-about = Change or call off one of your club's meetups
command-announce = announce
command-announce-about = Write to your whole club
command-bind = bind_club
command-bind-about = Let your club speak in this group or channel
command-unbind = unbind_club
command-unbind-about = No longer let your club speak here
command-spaces = spaces
command-spaces-about = The groups and channels where your club speaks
command-selection = curation
command-selection-about = The entries your club sees first, or not at all
command-opinions = feedback
command-opinions-about = What people say of the entries
command-invite = invite
command-invite-about = An invitation to join your club
command-coverage = coverage
command-coverage-about = Where help is missing, waits and loads
command-rehearsal = rehearsal
command-rehearsal-about = The week to come, on a copy, before anything is sent

command-talk-about = Write to PlusUn the way you speak
command-talk-message = message
command-talk-message-about = Your question, or a few words
command-say-again = I could not store your message. Tell me again in a minute.

command-choose = Choose

command-not-yet = I cannot store anything right now. Your choice is kept and will be taken as soon as possible.
command-profile =
    Hello. I am PlusUn, a program that helps small businesses in France.
    Support, a mentor, a meetup: write to me the way you speak.
    When I ask where you are, you can send me your location. I keep only the town.
