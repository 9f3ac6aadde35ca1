### Clubs and meetups.

## A meetup, wherever it is shown

meetup-label = { $when }: { $title }, { $town }
meetup-gone = This meetup no longer exists.
meetup-card-when = When
meetup-card-where = Where
meetup-card-seats = Seats
meetup-card-club = Club
meetup-card-unlimited = no limit
meetup-card-yours = yours is kept
meetup-card-waiting = you are number { $position } on the waiting list
meetup-card-left =
    { $seats ->
        [0] full, there is a waiting list
        [one] one left
       *[other] { $seats } left
    }
meetup-card-map = See it on the map
meetup-card-cancelled = This meetup is cancelled.
meetup-file = For your calendar: { $title }, { $when }
meetup-file-cancelled = To take out of your calendar: { $title }, { $when }
meetup-no = Noted, nobody will wait for you.
meetup-kept = Good, nothing changes.
meetup-freed = Noted, you are no longer expected.
meetup-closed = All right.
meetup-come-yes = I am coming
meetup-come-no = I can no longer come
meetup-come-stay = I am still waiting
meetup-come-leave = I no longer wait
meetup-come-close = Fine
meetup-come-settled = { $title } is settled: you are not expected.
meetup-come-waiting = You are still on the waiting list. Will you stay on it?

## Answering a meetup

meetup-answer =
    { $state ->
        [free] Will you come?
        [full] It is full. A seat that frees goes to whoever has waited longest. Would you like to wait?
        [coming] Your seat is kept.
        [waiting] You are on the waiting list.
       *[over] It is too late to sign up for this one.
    }
meetup-answer-yes = I am coming
meetup-answer-no = I am not coming
meetup-answer-waiting = Waiting list
meetup-answer-others = See other meetups
meetup-answer-keep = Leave it as it is
meetup-answer-cancel = I am no longer coming
meetup-answer-file = The file for my calendar
meetup-answer-close = That is all

## Meetups near me

meetups-words = meetup, meetups, club meeting, club meetings, meet other owners, meet people
meetups-near-place = Which town are you in? Its name or its postcode.
meetups-near-place-help = I look in your town first, then around it. Without a town, I show everything.
meetups-near-which =
    { $found ->
        [commune] Here are the next meetups, nearest first. Does one appeal to you?
        [department] Nothing in your own town for now. Here is what is nearest.
        [region] Nothing in your département for now. Here is what is nearest.
        [far] Nothing in your region for now. Elsewhere, there is this.
        [any] Here are the next meetups. Does one appeal to you?
       *[none] No meetup is planned for now, anywhere.
    }
meetups-near-which-mine = My meetups
meetups-near-which-elsewhere = Look in another town
meetups-near-which-wish = Tell me when there is one
meetups-near-which-start = Start one here
meetups-near-which-close = No thanks
meetups-near-wish = Noted. I will tell you, once, as soon as a meetup comes up in your département.
meetups-near-start =
    A meetup is two people and a coffee: somebody has to suggest it.
    Whoever installed this program here can help you to start one.
    They write "new meetup", and I tell the others.

## My meetups

my-meetups-words = my meetups, my sign-ups, cancel my seat, sign me off
my-meetups-which =
    { $count ->
        [0] You are not expected anywhere for now.
        [one] Here is your meetup. Choose it to change your mind.
       *[other] Here are your meetups. Choose one to change your mind.
    }
my-meetups-which-find = Find a meetup
my-meetups-which-close = That is all

## What becomes of an answer

meetup-outcome-yes =
    Noted, you are expected: { $title }.
    { $when }, { $where }.
    I will remind you. One word will be enough to say no.
meetup-outcome-waiting =
    { $title } is full. You are on the waiting list, number { $position }.
    If a seat frees, it is yours and I tell you.
meetup-outcome-gone = This meetup is off, or it has already begun. Nothing is noted.
meetup-outcome-suggestion = Prepare one question for the meetup { $title }

meetup-seat-news =
    A seat has freed and it is yours: { $title }.
    { $when }, { $where }.
meetup-seat-come =
    { $state ->
        [coming] Will you come? If not, it goes to the next person.
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-change-moved =
    { $title } changes. It is now:
    { $when }, { $where }.
meetup-change-cancelled =
    { $title } is cancelled. It was planned for { $when }.
    There is nothing you need to do.
meetup-change-come =
    { $state ->
        [coming] Does that still suit you?
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-reminder-come =
    { $state ->
        [coming] A reminder: { $title }. Are you still coming?
        [waiting] { meetup-come-waiting }
       *[other] { meetup-come-settled }
    }

meetup-invite-news = A new meetup is coming up, by { $club }.
meetup-invite-answer =
    { $state ->
        [free] Will you come?
        [full] It is already full. There is a waiting list.
        [coming] Your seat is already kept.
        [waiting] You are already on the waiting list.
       *[over] It is too late to sign up for this one.
    }

## Creating a meetup

create-meetup-words = create a meetup, organise a meetup, suggest a meetup
meetup-details-no-club = A meetup belongs to a club. Let us create yours first.
meetup-details-title = What is this meetup called?
meetup-details-title-help = It is what people read first. For instance: "First quote, first clients".
meetup-details-day = Which day? For instance: Thursday 3 December.
meetup-details-hour = At what time? For instance: 18:30.
meetup-details-venue = Where? The name of the place and the street.
meetup-details-venue-help = The place is also used to find the meetup on a map.
meetup-details-seats = How many seats?
meetup-details-seats-help = Once it is full, the others wait in order. Without a number, there is no limit.
meetup-details-all-form = A meetup
meetup-details-title-field = Title
meetup-details-day-field = Day
meetup-details-day-field-hint = For example: Thursday 3 December
meetup-details-hour-field = Time
meetup-details-hour-field-hint = For example: 18:30
meetup-details-venue-field = Venue and street
meetup-details-seats-field = Number of seats
meetup-details-seats-field-hint = Empty: no limit
meetup-details-confirm =
    { $title }
    { $day }, { $hour }, { $venue }
    { $seats ->
        [0] No limit of seats.
        [one] One seat.
       *[other] { $seats } seats.
    } Is it all right?
meetup-details-confirm-yes = Yes, it is right
meetup-details-confirm-title = Change the title
meetup-details-confirm-day = Change the day
meetup-details-confirm-hour = Change the time
meetup-details-confirm-venue = Change the place
meetup-details-confirm-seats = Change the seats
meetup-details-confirm-no = Drop it
meetup-details-announce = Shall I announce it to the club's members? One announcement a day at most.
meetup-details-announce-yes = Yes, announce it
meetup-details-announce-no = No announcement
meetup-details-dropped = Dropped. Nothing is published.

## Changing a meetup

manage-meetups-words = manage my meetups, move a meetup, cancel a meetup, change a meetup
manage-meetups-meetup =
    { $count ->
        [0] Your club has no meetup to come.
       *[other] Which meetup?
    }
manage-meetups-meetup-create = Create one
manage-meetups-meetup-close = That is all
manage-meetups-what =
    { $coming ->
        [0] Nobody has signed up yet. What would you like to do?
        [one] One person has signed up. What would you like to do?
       *[other] { $coming } people have signed up. What would you like to do?
    }
manage-meetups-what-move = Change the date or the place
manage-meetups-what-cancel = Cancel the meetup
manage-meetups-what-close = Nothing
manage-meetups-day = Which day from now on?
manage-meetups-hour = At what time?
manage-meetups-venue = Where? Skip if the place stays the same.
manage-meetups-move =
    { $day }, { $hour }, { $hasVenue ->
        [yes] { $venue }
       *[no] same place
    }.
    I tell everybody who signed up. Is it right?
manage-meetups-move-yes = Yes, tell them
manage-meetups-move-day = Change the day
manage-meetups-move-hour = Change the time
manage-meetups-move-venue = Change the place
manage-meetups-move-no = Change nothing
manage-meetups-cancel = Shall I cancel it and tell everybody who signed up? It cannot be undone.
manage-meetups-cancel-yes = Yes, cancel it
manage-meetups-cancel-no = No, keep it
manage-meetups-unchanged = Nothing changes.

## Organising

organiser-words = i am an organiser, become an organiser, become organiser, organise a club
organiser-door-code = What is the code shown when the program started?
organiser-door-code-help = The code is shown where the program was launched. It works once.
organiser-door-no-club = You can organise. All you need now is a club.
organiser-door-next = You organise { $club }. What would you like to do?
organiser-door-next-create = Create a meetup
organiser-door-next-manage = Change or cancel a meetup
organiser-door-next-announce = Write to the whole club
organiser-door-next-spaces = The club's spaces
organiser-door-next-invite = Invite somebody
organiser-door-next-coverage = Where help is missing
organiser-door-next-vouch = Vouch for a mentor
organiser-door-next-close = That is all
organiser-code-right = That is the code: you can organise now. It will not work again.
organiser-code-wrong = That is not the code. Have a good look at the screen where the program started.
organiser-code-too-many = Five tries are the most for one hour. Come back a little later, the code will wait.
organiser-code-none = There is no code any more: somebody already organises here. Ask that person.
create-club-name = What is your club called?
create-club-place = In which town? Its name or its postcode.
create-club-confirm =
    { $name }, in { $town }.
    It replaces the demonstration, if there is one. Is it right?
create-club-confirm-yes = Yes, create the club
create-club-confirm-name = Change the name
create-club-confirm-place = Change the town
organiser-news-club = Done, { $club } exists. The demonstration, if there was one, is over.
organiser-news-created =
    It is published: { $title }, { $when }.
    { $announced ->
        [yes] { $count ->
            [0] Nobody to tell for now: the club is just beginning.
            [one] I tell one person, between 8:00 and 20:00.
           *[other] I tell { $count } people, between 8:00 and 20:00.
        }
        [capped] The club has had an announcement today. I will not send a second one.
       *[no] I do not announce it to the members. People find it under "meetups".
    }{ $spaces ->
        [0] {""}
        [one] {" "}It is in the club's space too.
       *[other] {" "}It is in the club's { $spaces } spaces too.
    }
organiser-news-moved =
    It is changed: { $title }, { $when }.
    { $count ->
        [0] Nobody had signed up.
        [one] The person who signed up has been told.
       *[other] The { $count } people who signed up have been told.
    }
organiser-news-cancelled =
    { $title } is cancelled.
    { $count ->
        [0] Nobody had signed up.
        [one] The person who signed up has been told.
       *[other] The { $count } people who signed up have been told.
    }
organiser-news-past = That time has already passed. Nothing is changed, please choose another one.
organiser-news-gone = This meetup can no longer be changed: it is over, cancelled, or another club's.
organiser-news-no-club = You need a club first. Write "organiser" and I will help you to create it.
organiser-news-next = Shall we create the first meetup?
organiser-news-next-create = Yes, create it
organiser-news-next-later = Later
organiser-news-later = All right. Write "new meetup" whenever you like.
