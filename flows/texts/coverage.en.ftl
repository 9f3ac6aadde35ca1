### For organisers: where help is missing, and the week to come before it leaves.

coverage-title = Help between members, these last three months
coverage-requests = Requests
coverage-requests-line =
    { $asked ->
        [0] none
        [one] { $asked } request
       *[other] { $asked } requests
    }, { $waiting ->
        [0] none is waiting
        [one] { $waiting } is waiting
       *[other] { $waiting } are waiting
    }
coverage-answers = Answers
coverage-answers-line =
    { $accepted ->
        [0] no mentor has said yes yet
        [one] { $accepted } yes, in { $days } d; { $inTime } by the promised hour
       *[other] { $accepted } yes, mostly in { $days } d; { $inTime } by the promised hour
    }
coverage-outcomes = What came of it
coverage-outcomes-line =
    { $met ->
        [0] no meeting confirmed
        [one] { $met } meeting confirmed, { $useful } useful
       *[other] { $met } meetings confirmed, { $useful } useful
    }
coverage-mentors = Mentors
coverage-mentors-line =
    { $mentors ->
        [0] none
        [one] { $mentors } mentor, { $free } free
       *[other] { $mentors } mentors, { $free } free
    }; { $week ->
        [0] nobody asked this week
        [one] { $week } asked this week
       *[other] { $week } asked this week, { $most } at most for one mentor
    }
coverage-note = Numbers only: nobody who asked is named.
coverage-empty = No request and no mentor yet. The first step: “become mentor”.
coverage-gaps = Where somebody is missing
coverage-no-gap = Nobody is missing: each request has somebody free.
coverage-anywhere = from a distance
coverage-gap =
    { $zone }: { $asked ->
        [one] { $asked } request ({ $need })
       *[other] { $asked } requests ({ $need })
    }, { $free ->
        [0] no mentor free
        [one] { $free } mentor free
       *[other] { $free } mentors free
    }
coverage-next = Would you like a text to find somebody?
coverage-next-gap = { $zone }, { $need }
coverage-next-rehearsal = Rehearse the week
coverage-next-close = That is fine
coverage-recruit-before = To copy into a message or a poster:
coverage-recruit =
    Do you know about this: { $need }?
    Near you ({ $zone }), { $asked ->
        [one] { $asked } business owner has asked
       *[other] { $asked } business owners have asked
    } for a hand in three months.
    One hour is enough, and you choose how many requests you get.
    To offer your help, write “become mentor” to PlusUn.
coverage-close = Very well. To come back to it: “coverage”.

rehearsal-nothing =
    A rehearsal on a copy: nothing is sent.
    No request is waiting: nothing would leave this week.
rehearsal-intro =
    A rehearsal on a copy: nothing is sent.
    { $requests ->
        [one] { $requests } request.
       *[other] { $requests } requests.
    } { $mentors ->
        [one] { $mentors } mentor.
       *[other] { $mentors } mentors.
    } { $pings ->
        [0] Nothing would leave this week.
        [one] { $pings } message would leave, if nobody answered.
       *[other] { $pings } messages would leave at most, if nobody answered.
    }
rehearsal-pings = Who would be asked, and when
rehearsal-about = { $need }, { $town }
rehearsal-ping = { $at }: { $mentor }, for { $about }
rehearsal-more =
    { $count ->
        [one] And { $count } more.
       *[other] And { $count } more.
    }
rehearsal-loads = How loaded each would be
rehearsal-load =
    { $mentor }: { $pings ->
        [one] { $pings } message
       *[other] { $pings } messages
    } of { $budget } agreed a week
rehearsal-gaps = With nobody this week
rehearsal-gap = { $about }: { $why }
rehearsal-why-skill = nobody knows about this
rehearsal-why-language = nobody speaks this language
rehearsal-why-zone = nobody in this département, nor from a distance
rehearsal-why-competitor = only competitors
rehearsal-why-paused = those who could are taking a break
rehearsal-why-capacity = those who could have no place left
rehearsal-why-budget = those who could have had enough messages
rehearsal-why-taken = those who could are needed elsewhere
rehearsal-why-other = those who could have been asked already
rehearsal-message = What { $mentor } would read
rehearsal-somebody = Somebody
rehearsal-words = the asker's own words, for the mentor alone
rehearsal-next = And now?
rehearsal-next-coverage = See what is missing
rehearsal-next-close = That is fine
rehearsal-close = Very well. Nothing was sent.
rehearsal-in-use = The program is running: write “rehearsal” to it, or stop it first.
rehearsal-no-data = No data yet in { $place }. Run the program once: npm start.
rehearsal-older = This data comes from an older version. Run the program once: npm start.
