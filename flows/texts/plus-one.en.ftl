### The +1: one small dated step, and how it went.

plus-one-words = a new +1, add a +1
plus-one-take =
    A small step forward: “{ $suggestion }”.
    Shall we make it your +1?
plus-one-take-yes = Yes, that is my +1
plus-one-take-own = I will write my own
plus-one-take-no = Not now
plus-one-what =
    { $after ->
        [done] And the next small step? One sentence is enough.
        [smaller] What smaller step could you take? One sentence is enough.
       *[none] What small step will you take? One sentence is enough.
    }
plus-one-what-help = A step that fits in an hour. For example: call two customers, ask for a quote.
plus-one-when = By when?
plus-one-when-tomorrow = Tomorrow
plus-one-when-in-3-days = In three days
plus-one-when-next-week = In a week
plus-one-when-other = Another date
plus-one-date = Which day? For example: Thursday, or 12 March.
plus-one-saved =
    Noted: “{ $what }”, { $day }. I will ask you how it went that day.
    To change it, write “my +1”.
plus-one-left = Fine, no +1 this time. Write “my +1” whenever you like.

my-plus-ones-words = my small steps, my small step, see my +1
my-plus-ones-which =
    { $steps ->
        [0] You have no +1 under way.
        [one] Here is your +1. Choose it to tell me how it went.
       *[other] Here are your { $steps } +1 steps. Choose one to tell me how it went.
    }
my-plus-ones-which-new = A new +1
my-plus-ones-which-done = That is all
my-plus-ones-closed = All right, we leave it so.

plus-one-follow-up-outcome = Your +1: “{ $what }”. Is it done?
plus-one-follow-up-outcome-yes = Done
plus-one-follow-up-outcome-no = Not yet
plus-one-follow-up-outcome-changed = I changed my mind
plus-one-follow-up-outcome-help = You chose this step yourself. “I changed my mind” takes it off, no questions asked.
plus-one-follow-up-praise =
    { $count ->
        [1] Done. That is your first +1 this month.
        [2] Done. That is your second +1 this month.
        [3] Done. That is your third +1 this month.
       *[other] Done. That makes { $count } +1 steps this month.
    }
plus-one-follow-up-again = All right. When shall we say?
plus-one-follow-up-again-tomorrow = Tomorrow
plus-one-follow-up-again-in-3-days = In three days
plus-one-follow-up-again-next-week = In a week
plus-one-follow-up-again-other = Another date
plus-one-follow-up-again-smaller = A smaller step
plus-one-follow-up-date = Which day? For example: Thursday, or 12 March.
plus-one-follow-up-moved = Noted for { $day }.
plus-one-follow-up-dropped = All right, it is off your list.
plus-one-follow-up-gone = This +1 is already closed.
