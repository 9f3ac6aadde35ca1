### Pointing a message out to the organisers, and reading what was pointed out.

report-words = report a message, report somebody, i want to report
report-what =
    What is wrong? Choose, or say it in your own words.
    Club organisers will read it, without your name.
report-what-help = Only club organisers read what you point out. Your name does not go with it.
report-what-hurtful = It hurts somebody
report-what-false = It is false or misleading
report-what-advert = It is advertising
report-more = Anything you want to add?
report-more-help = Say what the organisers should know, or skip.
report-done = The organisers have it. Thank you for looking out.

reports-words = see the reports, read the reports
read-reports-none = No report is waiting for you.
read-reports-count =
    { $count ->
        [one] One report is waiting to be read.
       *[other] { $count } reports are waiting to be read. Here are the { $shown } oldest, at most.
    }
read-reports-about = Message:
read-reports-next = What about those you have just read?
read-reports-next-clear = Erase them, they are dealt with
read-reports-next-keep = Keep them for later
read-reports-cleared = They are erased.
read-reports-kept = They are kept.
