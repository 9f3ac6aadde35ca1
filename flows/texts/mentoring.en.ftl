### Mentoring: becoming a mentor, asking for one, being introduced.

mentoring-none = not given
mentoring-kind = Kind of help
mentoring-kind-hour = an hour of an expert
mentoring-kind-freelance = a paid freelance
mentoring-kind-adviser = a volunteer adviser
mentoring-kind-godparent = two years of support
mentoring-price = Price stated
mentoring-safety = A mentor never asks for money, a password or a code.
mentoring-phone-wrong = I do not recognise this number. Write it in full, for example 06 12 34 56 78.
mentoring-email-wrong = I do not recognise this address. For example: name@example.com.

mentoring-need-creation = Starting a business
mentoring-need-funding = Funding
mentoring-need-tax = Taxes and contributions
mentoring-need-accounting = Bookkeeping
mentoring-need-law = Contracts and law
mentoring-need-clients = Finding clients
mentoring-need-digital = Digital tools
mentoring-need-hiring = Hiring
mentoring-need-training = Training
mentoring-need-trouble = A difficult time
mentoring-need-network = Network and peers
mentoring-need-ecology = Energy and environment

mentoring-why-skill = { $side ->
    [mentor] you help with “{ $need }”
   *[asker] helps with “{ $need }”
}
mentoring-why-trade = { $side ->
    [mentor] you share their trade ({ $trade })
   *[asker] shares your trade ({ $trade })
}
mentoring-why-zone = same département ({ $zone })
mentoring-why-language = you both speak { $language }
mentoring-why-french = French
mentoring-why-english = English
mentoring-why-answers = { $side ->
    [mentor] you answered { $answered } requests out of { $pinged }
   *[asker] answered { $answered } requests out of { $pinged }
}
mentoring-why-waiting = { $days ->
    [0] the request was made today
    [one] the request has waited for a day
   *[other] the request has waited for { $days } days
}
mentoring-why-urgent = the request is urgent
mentoring-why-new = { $side ->
    [mentor] you are new as a mentor
   *[asker] is new as a mentor
}
mentoring-why-places = { $side ->
    [mentor] you have { $places ->
        [one] one free place
       *[other] { $places } free places
    }
   *[asker] has { $places ->
        [one] one free place
       *[other] { $places } free places
    }
}

## Becoming a mentor

become-mentor-words = become a mentor, be a mentor, help other owners, my mentor settings
become-mentor-action = { $state ->
    [active] You are a mentor: { $capacity ->
        [one] one person
       *[other] { $capacity } people
    } at a time, at most { $pings ->
        [one] one request
       *[other] { $pings } requests
    } a week. What would you like to do?
    [paused] You are on a break until { $until }. What would you like to do?
    [stopped] You are no longer a mentor. Your settings are still here. Come back?
   *[none] A mentor shares experience, with no money and no long commitment.
    I write rarely, never in your quiet hours. You can always say no.
    Shall we start?
}
become-mentor-action-start = Yes, start
become-mentor-action-settings = See and change my settings
become-mentor-action-pause = Take a break
become-mentor-action-resume = Come back now
become-mentor-action-stop = Stop being a mentor
become-mentor-action-close = Nothing for now
become-mentor-pause = How long a break? I will say hello when it ends.
become-mentor-pause-one-week = One week
become-mentor-pause-one-month = One month
become-mentor-pause-three-months = Three months
become-mentor-pause-date = Until a date
become-mentor-back = Which day are you back?
become-mentor-back-help = For example: “3 January” or “Monday”.
become-mentor-sure = Requests waiting for you will go to somebody else at once. Do you want to stop?
become-mentor-sure-stop = Yes, stop
become-mentor-sure-stay = No, I am staying
become-mentor-noted = Noted.
become-mentor-closed = Understood, nothing changes.

mentor-form-first-name = Which first name should I show? Only people looking for you see it.
mentor-form-skills = What can you help with? Several answers are fine.
mentor-form-kinds = In which ways? You can give several answers.
mentor-form-kinds-mentor = Mentoring, over time
mentor-form-kinds-hour = An hour of expertise
mentor-form-kinds-freelance = As a paid freelance
mentor-form-kinds-adviser = Volunteer advice
mentor-form-kinds-godparent = Sponsoring, two years
mentor-form-price = Your price, as you would state it?
mentor-form-price-help = For example: “€60 an hour”. It is shown before any introduction.
mentor-form-trade = Your trade, in two words?
mentor-form-trade-help = For example: hairdresser, plumber, accountant. The same trade makes talking easier.
mentor-form-place = Your town or its postcode? It helps to find somebody close.
mentor-form-all-form = Your mentor card
mentor-form-first-name-field = Your first name
mentor-form-trade-field = Your trade
mentor-form-trade-field-hint = In two words
mentor-form-place-field = Your town
mentor-form-place-field-hint = Name or postcode
mentor-form-capacity-field = How many people at a time?
mentor-form-pings-field = How many requests a week?
mentor-form-reach = Do you help around { $town }, or anywhere from a distance?
mentor-form-reach-near = In my département
mentor-form-reach-anywhere = Anywhere, from a distance
mentor-form-colleagues = Do you also help people of your own trade, in your own town?
mentor-form-colleagues-no = No, too close
mentor-form-colleagues-yes = Yes, too
mentor-form-languages = In which languages? Several answers are fine.
mentor-form-languages-fr = French
mentor-form-languages-en = English
mentor-form-capacity = How many people at a time, at most?
mentor-form-capacity-people-1 = One person
mentor-form-capacity-people-2 = Two people
mentor-form-capacity-people-3 = Three people
mentor-form-capacity-people-5 = Five people
mentor-form-pings = How many requests a week, at most?
mentor-form-pings-pings-1 = One a week
mentor-form-pings-pings-2 = Two a week
mentor-form-pings-pings-5 = Five a week
mentor-form-quiet = When should I not write to you?
mentor-form-quiet-evening = From 20:00 to 8:00
mentor-form-quiet-long = From 18:00 to 9:00
mentor-form-quiet-night = From 22:00 to 7:00
mentor-form-quiet-none = Never, write at any hour
mentor-form-where-near = { $town } and its département
mentor-form-where-anywhere = { $town }, and anywhere from a distance
mentor-form-where-remote = anywhere, from a distance
mentor-form-summary =
    { $name }, self-declared mentor. Helps with: { $skills }.
    Kinds: { $kinds }.
    Trade: { $trade }. Place: { $where }. Languages: { $languages }.
    At most { $capacity } at a time, { $pings }. { $isQuiet ->
        [no] Messages at any hour.
       *[yes] Quiet { $quiet }.
    } Is this right?
mentor-form-summary-ok = That is right
mentor-form-summary-first-name = Change the first name
mentor-form-summary-skills = Change the subjects
mentor-form-summary-kinds = Change the kinds of help
mentor-form-summary-trade = Change the trade
mentor-form-summary-place = Change the place
mentor-form-summary-colleagues = Helping my trade
mentor-form-summary-languages = Change the languages
mentor-form-summary-capacity = People at a time
mentor-form-summary-pings = Requests a week
mentor-form-summary-quiet = Change the quiet hours
mentor-form-agreed =
    I keep these answers and may send you a request.
    The person will see your first name, trade and town, marked "self-declared".
    Your contact is given only when you say yes, each time. Do you agree?
mentor-form-agreed-yes = Yes, I agree
mentor-form-agreed-no = No, keep nothing
mentor-form-saved =
    Noted. { $pings ->
        [one] One request a week at most.
       *[other] { $pings } requests a week at most.
    } I will write as soon as somebody needs you.
    "Become mentor" lets you change, take a break or stop.
mentor-form-not-saved = Understood. I change nothing and keep none of these answers.

## Asking for a mentor

ask-mentor-words = a mentor, find a mentor, ask for a mentor, talk to somebody, talk to an owner
ask-mentor-coach-full = You already have three open requests. Close one to open another.
ask-mentor-coach-need = 1/4. What would you like to move forward?
ask-mentor-coach-now = 2/4. Where are you today, in one sentence?
ask-mentor-coach-now-help = For example: "I opened in March and have two regular clients."
ask-mentor-coach-tried = 3/4. What have you tried so far?
ask-mentor-coach-tried-help = Even a small attempt counts. You can also write "skip".
ask-mentor-coach-hope = 4/4. What would help you this week?
ask-mentor-coach-hope-help = For example: "Going over my quote with somebody of the trade."
ask-mentor-coach-first-name = Which first name should the mentor see?
ask-mentor-coach-place = Your town or its postcode? It helps to find somebody close.
ask-mentor-coach-all-form = Your request
ask-mentor-coach-now-field = Where are you at?
ask-mentor-coach-now-field-hint = In one sentence
ask-mentor-coach-tried-field = What have you tried?
ask-mentor-coach-tried-field-hint = Even a small try counts
ask-mentor-coach-hope-field = What would help you?
ask-mentor-coach-hope-field-hint = This week
ask-mentor-coach-first-name-field = Your first name
ask-mentor-coach-place-field = Your town
ask-mentor-coach-place-field-hint = Name or postcode
ask-mentor-coach-line-hello = Hello, my name is { $name }.
ask-mentor-coach-line-hello-from = Hello, my name is { $name } ({ $town }).
ask-mentor-coach-line-need = My subject: { $text }
ask-mentor-coach-line-now = Where I am: { $text }
ask-mentor-coach-line-tried = Tried so far: { $text }
ask-mentor-coach-line-hope = What would help this week: { $text }
ask-mentor-coach-draft =
    Here is your message. Nobody has seen it yet.

    { $message }

    You are looking for: { $kind }.
    If you say yes, I keep it and show it to one mentor at a time, to two when it is urgent. Shall I send it?
ask-mentor-coach-draft-send = Send it
ask-mentor-coach-draft-urgent = Urgent: ask two people
ask-mentor-coach-draft-edit = Write it my way
ask-mentor-coach-draft-kind = Another kind of help
ask-mentor-coach-draft-stop = Send nothing
ask-mentor-coach-kind = What kind of help are you looking for?
ask-mentor-coach-kind-mentor = A mentor, over time
ask-mentor-coach-kind-hour = An hour of an expert
ask-mentor-coach-kind-freelance = A paid freelance
ask-mentor-coach-kind-adviser = A volunteer adviser
ask-mentor-coach-kind-godparent = Two years of support
ask-mentor-coach-own-words = Write it your way, in five lines at most. I will show it again before it leaves.
ask-mentor-coach-own-words-wrong = That is a little long. { $lines } lines and { $longest } characters at most.
ask-mentor-coach-again =
    Your message is now:

    { $message }

    Shall I send it?
ask-mentor-coach-again-send = Send it
ask-mentor-coach-again-urgent = Urgent: ask two people
ask-mentor-coach-again-edit = Write it again
ask-mentor-coach-again-stop = Send nothing
ask-mentor-coach-not-sent = Nothing was sent, and nobody has seen it.

my-requests-words = my requests, my request, withdraw my request, where is my request
my-requests-which = { $count ->
    [0] You have no open request.
    [one] Here is your request. Choose it to look at it or close it.
   *[other] Here are your { $count } requests. Choose one to look at it or close it.
}
my-requests-which-new = Ask for a mentor
my-requests-which-close = Close
my-requests-status-open = looking
my-requests-status-pinged = answer awaited
my-requests-status-nobody = nobody yet
my-requests-status-accepted = waiting for your agreement
my-requests-status-introduced = you are in touch
my-requests-status-withdrawn = withdrawn
my-requests-status-closed = closed
my-requests-status-done = closed
my-requests-sure = { $need }.
    { $status ->
        [open] I am looking for somebody. Answer promised by { $by }.
        [pinged] I have asked { $mentor }. Answer promised by { $by }.
        [nobody] Nobody is free for now. I keep looking.
        [accepted] { $mentor } said yes. I need your agreement to introduce you.
        [introduced] You are in touch with { $mentor }.
       *[other] This request is closed.
    }
    { $status ->
        [open] What would you like to do?
        [nobody] What would you like to do?
        [pinged] What would you like to do? If you close it, the other person will be told.
        [withdrawn] Open it again? I will not ask the same people twice.
        [closed] Open it again? I will not ask the same people twice.
        [done] Open it again? I will not ask the same people twice.
       *[other] Close it? The other person will simply be told.
    }
my-requests-sure-yes = Yes, close it
my-requests-sure-edit = Change my message
my-requests-sure-widen = Same trade, next door
my-requests-sure-again = Open it again
edit-request-message = Your new message, in five lines at most?
my-requests-sure-no = No, leave it
my-requests-noted = Noted.
my-requests-closed = Understood. "My requests" shows them at any time.

## The request, as the mentor sees it

ping-title = { $name } is looking for help: { $need }
ping-town = Town
ping-message = Their message
ping-why = Why you
ping-by = Answer hoped for by
ping-gone = This request was withdrawn in the meantime. Thank you for being here.
ping-answer = { $state ->
    [open] Would you like to help { $name }? If so, I will ask for their agreement too before introducing you.
   *[gone] This request needs no answer any more. Thank you for being here.
}
ping-answer-accept = Yes, I will help
ping-answer-decline = No, not this time
ping-answer-close = Close
ping-contact =
    "I agree to share with { $name } my first name and this way to reach me." Which one?
    Nothing is shown before they agree too. "Here, through PlusUn" gives only your first name.
ping-contact-here = Here, through PlusUn
ping-contact-phone = My phone
ping-contact-email = My e-mail address
ping-phone = Your number? It is given only once they agree too.
ping-email = Your e-mail address? It is given only once they agree too.
ping-reason =
    No trouble. To aim better next time: why?
    “No time” gives you a quiet week as well.
ping-reason-no-time = No time
ping-reason-field = Not my field
ping-reason-competitor = Too close a competitor
ping-reason-found = They have found help already
ping-reason-other = Another reason
ping-pause = Is a week enough, or longer?
ping-pause-no = A week is enough
ping-pause-one-month = One month
ping-pause-three-months = Three months
ping-noted = Noted.
ping-closed = Thank you, until next time.

## Being introduced

introduction-title = { $name } is willing to help you
introduction-need = Your subject
introduction-trade = Trade
introduction-town = Town
introduction-why = Why you two
introduction-mentor = Mentor
introduction-vouched = { $club } vouches for them
introduction-self-declared = self-declared, PlusUn has checked nothing
introduction-gone = This offer was withdrawn in the meantime.
introduction-share = { $state ->
    [open] Nothing is shared unless you agree. You choose what { $name } will see, or write first through PlusUn.
   *[gone] This offer needs no answer any more.
}
introduction-share-agree = I agree
introduction-share-write = Write first
introduction-share-other = Ask somebody else
introduction-share-stop = Close my request
introduction-share-close = Close
introduction-contact =
    "I agree to share with { $name } my first name and this way to reach me." Which one?
    "Here, through PlusUn" gives only your first name.
introduction-contact-here = Here, through PlusUn
introduction-contact-phone = My phone
introduction-contact-email = My e-mail address
introduction-phone = Your phone number?
introduction-email = Your e-mail address?
introduction-message = What should I pass on? How to reach you stays hidden.
introduction-later = When you are ready to share, type "write".
introduction-noted = Noted.
introduction-closed = Understood.

introduced-title = Meet { $name }
introduced-need = Subject
introduced-contact = Contact
introduced-contact-here = through PlusUn. Type "write" and I pass it on
introduced-first-words = To begin
introduced-first-words-asker = "Hello { $name }, thank you for saying yes. When could we talk for twenty minutes?"
introduced-first-words-mentor = "Hello { $name }, I have read your message. When would twenty minutes suit you?"
introduced-gone = This introduction is over.
introduced-plan = The most useful thing now: write the first words. Would you like to set a day?
introduced-plan-yes = Yes, choose a day
introduced-plan-no = No, I will see to it
introduced-left = Understood. Enjoy the talk, both of you.
introduced-suggestion = Write to { $name }

write-peer-words = write to my mentor, answer my mentor, contact my mentor
write-peer-ping = { $count ->
    [0] You are not in touch with anybody for now.
   *[other] Who would you like to write to?
}
write-peer-ping-close = Close
write-peer-what = What should I pass on to { $name }?
write-peer-what-share = I agree to share…
write-peer-what-unshare = Take my agreement back
write-peer-what-report = Report
write-peer-what-block = Block
write-peer-closed = Understood.
peer-message-answer =
    { $name } writes to you:

    { $message }
peer-message-warning-code = Careful: never give a code or a password. A mentor never asks for money or codes.
peer-message-warning-bank = Careful: do not give bank details here. A mentor never asks for money or codes.
peer-message-warning-money = Careful: this message is about money. A mentor never asks for money or codes.
peer-message-warning-link = Careful: this message leads elsewhere. Enter no code, password or card number there.
peer-message-answer-read = Read, thank you
peer-message-answer-reply = Answer
peer-message-answer-share = I agree to share…
peer-message-answer-unshare = Take my agreement back
peer-message-answer-report = Report
peer-message-answer-block = Block
peer-message-about = { $kind ->
    [talk] Talk with { $name }, through PlusUn
   *[message] Message from { $name }, through PlusUn: "{ $message }"
}
peer-message-message = What should I pass on?
peer-message-closed = Type "write" to answer later.

share-contact-contact =
    "I agree to share with { $name } my first name and this way to reach me." Which one?
    "Here, through PlusUn" gives only your first name.
share-contact-contact-here = Here, through PlusUn
share-contact-contact-phone = My phone
share-contact-contact-email = My e-mail address
share-contact-phone = Your phone number?
share-contact-email = Your e-mail address?

block-peer-sure =
    Block { $name }? Your talk ends, and I never put you in touch again.
    All they hear is that the talk is over.
block-peer-sure-yes = Yes, block
block-peer-sure-no = No, do not block
block-peer-kept = Understood, the talk goes on.

## After an introduction

mentor-survey-met = Have you been able to talk with { $name }?
mentor-survey-met-yes = Yes
mentor-survey-met-not-yet = Not yet
mentor-survey-met-no = No, it will not happen
mentor-survey-useful = Did the talk with { $name } help you ({ $need })?
mentor-survey-useful-much = Yes, a lot
mentor-survey-useful-little = A little
mentor-survey-useful-no = No
mentor-survey-changed = What has changed for you, in one sentence?
mentor-survey-changed-help = For example: “I signed my first quote.” Or type “skip”.
mentor-survey-next = { $when ->
    [later] Thank you for saying so. Would you like a second person, for what comes next?
   *[lost] Thank you for saying so. Shall I look for somebody else?
}
mentor-survey-next-other = Yes, somebody else
mentor-survey-next-keep = No, thank you
mentor-survey-thanks = Thank you, I will bear it in mind.

## News

mentor-news-opened = Off it goes. I am looking for the right person. Answer promised by { $by }.
mentor-news-reopened = Your request is open again. I am looking for the right person. Answer promised by { $by }.
mentor-news-full = You already have three open requests. This one has not left. "My requests" lets you close one.
mentor-news-asked = I am asking { $name }, { $about }. Answer promised by { $by }.
mentor-news-asked-too = I am also asking { $name }, { $about }. The first answer counts.
mentor-news-asked-later =
    I have found { $name }, { $about }. I respect their quiet hours: my request leaves { $at }.
    Answer promised by { $by }.
mentor-news-next = { $cause ->
    [silent] { $name } could not answer in time. I am looking for somebody else.
    [gone] { $name } is no longer available. I am looking for somebody else.
    [found] { $name } thinks that you have found help already. If so, "My requests" lets you close it. If not, I go on looking.
    [refused] I am looking for somebody else. { $name } has been told, simply.
   *[declined] { $name } cannot help this time. I am looking for somebody else.
} Answer promised by { $by }.
mentor-news-still = { $cause ->
    [silent] { $name } could not answer in time.
    [gone] { $name } is no longer available.
    [found] { $name } thinks that you have found help already. If so, "My requests" lets you close it.
   *[declined] { $name } cannot help this time.
} I am still waiting for { $other }'s answer, promised by { $by }.
mentor-news-nobody =
    I found nobody in time on this subject: { $need }. Your request stays open until { $until }.
    I will write as soon as a mentor fits. Until then, here are people whose job it is.
    Your club can answer as well: type "ask a question" or "meetups".
mentor-news-gave-up =
    In a month I found nobody on this subject: { $need }. I am closing this request.
    "My requests" can open it again.
mentor-news-edited = Noted. Your message is changed, and whoever was asked reads the new one.
mentor-news-widened = Noted: somebody of your trade, next door, will do as well, if they agree.
mentor-news-withdrawn = Your request is closed. If I had asked somebody, they have been told.
mentor-news-lapsed = Without an answer from you, I have freed { $name } and closed the request. You can open another.
mentor-news-accepted =
    Thank you. I have asked { $name } to agree.
    You will hear from me by { $by }. Nothing is shared until then.
mentor-news-taken = Somebody has already taken { $name }'s request. Thank you for wanting to help.
mentor-news-expired = { $name }'s request no longer awaits your answer. No trouble, thank you for being here.
mentor-news-declined = Thank you for saying so. I will bear it in mind.
mentor-news-request-gone = { $name } no longer needs help with this. Nothing to do, thank you for being here.
mentor-news-freed = The introduction to { $name } will not happen. Nothing was shared. Your place is free again.
mentor-news-other-words =
    { $name } has changed their message:

    { $message }

    Your answer is still awaited, under their request.
mentor-news-paused = Have a good break. I will send you nothing until { $until }.
mentor-news-rested =
    Three requests without an answer: I leave you in peace until { $until }.
    "Become mentor" lets you come back whenever you like.
mentor-news-resumed = Good to have you back. You can receive requests again.
mentor-news-returned = Your break is over. You can receive requests again. Type "become mentor" to make it longer.
mentor-news-stopped = Done, you are no longer a mentor. Thank you for your time.
mentor-news-vouched = { $club } vouches for you. The people you help will read it.
mentor-news-unvouched = { $club } no longer vouches for you. You are still a mentor, self-declared.
mentor-news-too-late = It was too late: this introduction is no longer possible. "My requests" shows where you stand.
mentor-news-ended = Your talk with { $name } is closed, and the contacts are erased here. Thank you both.
mentor-news-peer-left = { $name } no longer uses PlusUn. I cannot pass anything on to them any more.
mentor-news-agreed = Noted. Nothing is shown until { $name } agrees too.
mentor-news-awaited = { $name } agrees to share, and awaits your agreement. Type "write" to give it.
mentor-news-unshared = Your agreement is taken back. { $name } has seen nothing of how to reach you. Type "write" to give it again.
mentor-news-blocked = Done. { $name } cannot write to you here any more, and I no longer put you in touch.
mentor-news-relay-first =
    { $name } writes to you through PlusUn: how to reach you is shown only if you agree.
    A mentor never asks for money or codes. Every message can be reported, and the talk blocked.
mentor-news-relayed = Passed on to { $name }.
mentor-news-relay-closed = I could not pass it on: this talk is closed.
mentor-news-provider = Who offers it
mentor-news-checked = Checked on { $day }

## Vouching

vouch-words = vouch for a mentor, vouch, guarantee a mentor
vouch-who = { $count ->
    [0] No member of your club is a mentor for now.
   *[other] Whom does your club vouch for? Choose somebody you know.
}
vouch-who-vouched = vouched for
vouch-who-close = Close
vouch-sure = { $state ->
    [vouched] { $club } vouches for { $name }. Would you like to take that back?
    [declared] People who look for help will read: “{ $club } vouches for them”. Do you know { $name } and their work?
   *[gone] This person is no longer a mentor in your club.
}
vouch-sure-yes = Yes
vouch-sure-no = No
vouch-noted = Noted. { $name } will hear of it.
vouch-closed = Understood, nothing changes.
