### Deadlines: a few small questions, dates with their source, reminders for those who want them.

obligations-words = remind me of my declarations, remind me of my deadlines, my declarations, tax deadlines, filing dates

my-obligations-elsewhere =
    Your territory has tax and social rules of its own. I do not know its dates.
    Your local fund and tax office give them.
my-obligations-start =
    I can remind you of your declarations, a week and a day before.
    Six small questions, each can be skipped. This is not advice.
my-obligations-start-yes = Yes, remind me
my-obligations-start-no = No, thanks
my-obligations-status = Are you a micro-enterprise (auto-entrepreneur)?
my-obligations-status-micro = Yes, micro
my-obligations-status-other = No, another form
my-obligations-period = When do you declare your turnover to Urssaf?
my-obligations-period-monthly = Every month
my-obligations-period-quarterly = Every quarter
my-obligations-vat = Do you charge VAT?
my-obligations-vat-no = No
my-obligations-vat-monthly = Yes, every month
my-obligations-vat-other = Yes, otherwise
my-obligations-premises = Do you have premises of your own?
my-obligations-premises-yes = Yes
my-obligations-premises-no = No
my-obligations-employees = Do you have employees?
my-obligations-employees-yes = Yes
my-obligations-employees-no = No
my-obligations-started = When did your firm begin? For example: March 2024.
my-obligations-started-help = The month is enough. I use it for the rules of the first year.
my-obligations-started-wrong = I expect a date gone by. For example: March 2024, or 12/03/2024.
my-obligations-consent =
    I keep these answers for your reminders, until you stop them.
    “My data” shows and erases them. Agreed?
my-obligations-consent-yes = Agreed
my-obligations-consent-no = No, keep nothing
my-obligations-kept = Noted. I will write in the morning, a week and a day before.
my-obligations-not-kept = All right, I keep nothing and remind you of nothing.

my-obligations-list =
    { $count ->
        [0] I have no sure date for you in the coming year.
       *[other] Here is what comes.
    }
my-obligations-dated = Your next deadlines
my-obligations-to-check = To be checked: I do not have the date
my-obligations-perhaps = Perhaps also
my-obligations-then = Then: { $days }.
my-obligations-first = Perhaps your very first: check the day in your space.
my-obligations-weekend = That is a weekend: the exact day is on the page.
my-obligations-check = To be checked on the official page:
my-obligations-missing = It depends on { $what }.
my-obligations-about-status = your form of firm
my-obligations-about-period = how often you declare
my-obligations-about-vat = VAT
my-obligations-about-premises = your premises
my-obligations-about-employees = your employees
my-obligations-note = This is not advice. Checked on { $day }; the official page has the last word.
my-obligations-advice = This is not advice: the official page has the last word.
my-obligations-next = What now?
my-obligations-next-file = A calendar file
my-obligations-next-change = Change my answers
my-obligations-next-stop = Stop the reminders
my-obligations-next-done = That is all
my-obligations-next-help = The calendar file has every sure date of the year. Stopping erases your answers.
my-obligations-file =
    { $count ->
        [one] One date, in a file for your calendar (echeances.ics).
       *[other] { $count } dates, in a file for your calendar (echeances.ics).
    }
my-obligations-stopped = Stopped, and your answers are erased. “Deadlines” brings them back when you like.
my-obligations-closed = All right. Write “deadlines” to see the list again.

obligations-due-answer =
    { $count ->
        [one] A deadline is near. This is not advice, the official page has the last word.
       *[other] { $count } deadlines are near. This is not advice, the official pages have the last word.
    }
    { $list }
obligations-due-answer-done = Done
obligations-due-answer-all = All done
obligations-due-answer-one = Done: { $what }
obligations-due-answer-later = Got it
obligations-due-answer-list = All my dates
obligations-due-answer-stop = Stop the reminders
obligations-due-thanks = Noted, I will not mention it again. Next time I will warn you in the same way.
obligations-due-later = All right. I will say it again the day before if it is not done.
obligations-due-stopped = Stopped, and your answers are erased.

my-data-companion = Your reminders and check-ups
my-data-companion-is =
    { $plan ->
        [yes] your answers for reminders of declarations,{ " " }
       *[no] { "" }
    }{ $checkups ->
        [one] { $checkups } digital check-up.
       *[other] { $checkups } digital check-ups.
    } For your dates and your progress. Kept until you stop.

facts-source = Source
facts-checked = Checked on { $day }. To be reviewed after { $until }. This is not advice.
facts-medium = Entry of { $day }, to be confirmed on the official page. To be reviewed after { $until }.
facts-stale = My figure is past its date, { $day }. I will not repeat it: check the official page.
