### Circles of three: three business owners, one meeting a month, a new draw each time.

my-circle-start =
    A circle of three is you and two other business owners, meeting once a month.
    I draw the circles. Never a competitor, never the same people straight away.
    Shall we try? You can stop whenever you like.
my-circle-start-yes = Yes, count me in
my-circle-start-no = No thanks
my-circle-place = Which town are you in? I look within 30 minutes.
my-circle-place-help = Without a town, I suggest talking from a distance.
my-circle-how = How would you like to meet?
my-circle-how-near = In person, within 30 minutes
my-circle-how-both = In person or from a distance
my-circle-first-name = Your first name, as the two others will see it?
my-circle-trade = Your trade, in two words?
my-circle-trade-help = It keeps two competitors from ever being put together.
my-circle-contact = How can the two others reach you? A number or an address.
my-circle-contact-help = Only the people in your circle of the month see it.
my-circle-consent =
    Your circle will see: { $name }{ $has ->
        [yes] , { $about }
       *[no] {""}
    }.
    And how to reach you: { $contact }
    I keep this for as long as you take part. All right?
my-circle-consent-yes = All right
my-circle-consent-contact = Change the contact
my-circle-consent-no = No, keep nothing
my-circle-not-now = Understood, I keep nothing. To come back to it: “circle”.
my-circle-next =
    { $state ->
        [paused] You are taking a break until { $until }.
        [skipping] You sit out the next draw.
       *[in] You are in the next draw: { $at }.
    }
    { $has ->
        [yes] Your circle: { $who }
       *[no] You have no circle yet.
    }
my-circle-next-skip = Sit out the next draw
my-circle-next-pause = Take a break
my-circle-next-resume = Come back
my-circle-next-change = Change my answers
my-circle-next-leave = Leave the circles
my-circle-next-close = That is fine
my-circle-until = Until which day? I put you back in the draws after that.
my-circle-sure = Leave the circles? I erase what you said there.
my-circle-sure-leave = Yes, leave
my-circle-sure-stay = No, stay
my-circle-close = Very well. Nothing changes.

circle-news-joined =
    Noted. The draw is on { $at }.
    I will tell you the day before, and you can sit it out.
circle-news-skipped = Understood, the next draw goes without you. You are in the one after.
circle-news-paused = Enjoy your break. You are back in the draws on { $until }.
circle-news-resumed = Welcome back. The draw is on { $at }.
circle-news-left = Done, you are no longer in the circles.
circle-news-alone =
    No circle for you this month: nobody near enough, or of another trade.
    You stay in the next draw. “circle” to accept a distance.

circle-eve-answer =
    The circles of three are drawn on { $at }. You are in.
    Is that all right?
circle-eve-answer-stay = Yes, I stay
circle-eve-answer-skip = Sit this one out
circle-eve-answer-pause = Take a break
circle-eve-answer-leave = Leave the circles
circle-eve-stay = Until tomorrow.
circle-eve-until = Until which day? I put you back in the draws after that.

circle-drawn-who =
    Here is your circle of the month.
    { $who }
    Whoever reads this first suggests a date. One hour is enough.
circle-drawn-line =
    { $near ->
        [yes] { $about }, { $minutes } min away: { $contact }
       *[no] { $about }: { $contact }
    }

circle-met-met =
    Did you meet this month?
    Your circle: { $names }.
circle-met-met-yes = Yes
circle-met-met-later = Not yet
circle-met-met-no = No, and that is all
circle-met-thanks = Good. Two other people next month.
circle-met-later = I will ask once more, in ten days.
circle-met-no = Noted. The next draw gives you another circle.
