### My data: see, take away, correct, erase.

my-data-words = my data, personal data, privacy, gdpr
my-data-title = What I keep about you
my-data-answers = Your answers
my-data-answers-is =
    { $answers }. To choose support, a mentor and meetups.
    You agreed on { $day } ({ $channel }). Kept until two years without news.
my-data-answers-none = nothing, you have not agreed to it.
my-data-steps = Your +1 steps
my-data-steps-is = { $open } open, { $closed } closed. To ask you how they went. Kept until you erase them.
my-data-mentoring = Mentoring
my-data-mentoring-is =
    { $mentor ->
        [yes] your mentor entry,{ " " }
       *[no] { "" }
    }{ $requests ->
        [one] { $requests } request for help.
       *[other] { $requests } requests for help.
    } To put you in touch. Kept until you erase it.
my-data-circle = Circles of three
my-data-circle-is = { $name }, and how to reach you: only your circle of the month sees it.
my-data-meetups = Clubs and meetups
my-data-meetups-is =
    { $wish ->
        [yes] your wish for a meetup near you,{ " " }
       *[no] { "" }
    }{ $clubs ->
        [one] { $clubs } club,
       *[other] { $clubs } clubs,
    } { $meetups ->
        [one] { $meetups } answer to a meetup.
       *[other] { $meetups } answers to meetups.
    } To remind you. Kept until you erase it.
my-data-talk = Our conversation
my-data-talk-is = where we are, your language, your accounts ({ $accounts }). To answer you. Kept until you erase it.
my-data-note = Your messaging service keeps its own copies too. I cannot change that.

my-data-what = What would you like to do?
my-data-what-export = Take a copy with me
my-data-what-change = Correct my answers
my-data-what-withdraw = Take back my consent
my-data-what-erase = Erase everything
my-data-what-done = That is all
my-data-closed = All right, nothing changes.
my-data-file = Here is everything I keep, in a file. The summary is just above.
my-data-file-label = All your data, in the file plusun.json. If you cannot see it, ask for it in the web chat.
my-data-withdrawn = Your consent is withdrawn and your answers are erased. We can go on talking.

erase-me-words = delete my data, delete my account, erase my data, erase everything
erase-me-sure =
    I erase everything at once, on all your linked accounts. There is no way back.
    Your answers, +1 steps, requests, sign-ups and our conversation disappear.
    “My data” lets you take a copy first. Shall I erase?
erase-me-sure-yes = Yes, erase everything
erase-me-sure-no = No, keep everything
erase-me-gone = Erased. If you write again, we will meet for the first time. Goodbye.
erase-me-stays = Nothing has been erased.
