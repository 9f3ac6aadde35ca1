### The digital check-up: ten plain questions, where you stand, three small steps, a picture to keep.

check-up-words = digital check up, digital checkup, how digital is my firm
check-up-intro =
    Ten small questions about your firm and the internet. Each can be skipped.
    At the end: where you stand, and three small steps.
check-up-listing = Your listing on online maps (Google, Apple)?
check-up-listing-no = No listing
check-up-listing-some = An old listing
check-up-listing-yes = Up to date
check-up-site = Where are your offers on the internet?
check-up-site-no = Nowhere
check-up-site-some = On a social network
check-up-site-yes = On my website
check-up-reviews = Do you ask customers for a review?
check-up-reviews-no = Never
check-up-reviews-some = Sometimes
check-up-reviews-yes = Every time
check-up-booking = How do people book or order?
check-up-booking-no = On site, by phone
check-up-booking-some = By message
check-up-booking-yes = Online
check-up-contacts = Where are your customers' contacts, with their consent?
check-up-contacts-no = Nowhere
check-up-contacts-some = On paper
check-up-contacts-yes = In a file
check-up-payment = How can people pay you?
check-up-payment-no = Cash or cheque
check-up-payment-some = By transfer too
check-up-payment-yes = Card or online
check-up-invoices = What do you make your invoices with?
check-up-invoices-no = By hand
check-up-invoices-some = A spreadsheet
check-up-invoices-yes = Software
check-up-e-invoices = Do you receive electronic invoices through an approved platform?
check-up-e-invoices-no = Not yet
check-up-e-invoices-some = Under way
check-up-e-invoices-yes = In place
check-up-backup = Are your files copied elsewhere?
check-up-backup-no = Never at all
check-up-backup-some = Now and then
check-up-backup-yes = Automatically
check-up-passwords = Your passwords?
check-up-passwords-no = Often the same
check-up-passwords-some = A few
check-up-passwords-yes = One per account

check-up-nothing = No answer, so no result. Write “check up” when you like.
check-up-title = My digital check-up
check-up-area-found = Being found
check-up-area-sell = Selling
check-up-area-manage = Managing
check-up-area-protect = Staying safe
check-up-score =
    { $gain ->
        [0] { $points } of { $most }
       *[other] { $points } of { $most } (+{ $gain })
    }
check-up-skipped = Skipped questions do not count.
check-up-gain = Since last time: +{ $gain }.
check-up-steps = Three small steps
check-up-steps-note = The try is allowed to fail: it costs little and it teaches. One step is enough.
check-up-why-repeat = 70%, again what works
check-up-why-known = 20%, take what works elsewhere
check-up-why-attempt = 10%, try
check-up-repeat-found = Put a recent photo on your listing or page
check-up-repeat-sell = Write to three happy customers and invite them back
check-up-repeat-manage = Keep half an hour a week for invoices
check-up-repeat-protect = Check that the last copy of your files opens
check-up-known-listing = Create or correct your listing on online maps
check-up-known-site = Write one page with your offers, prices and hours
check-up-known-reviews = Ask three customers for a review this week
check-up-known-booking = Say on your listing how to book, in one sentence
check-up-known-contacts = Put ten customers who agreed in a file
check-up-known-payment = Compare two offers for card payments
check-up-known-invoices = Try invoicing software on your next invoice
check-up-known-e-invoices = Choose a platform on the tax office's official list
check-up-known-backup = Copy your important files to a disk and store it elsewhere
check-up-known-passwords = Change the password of your mailbox, and only that one
check-up-attempt-found = Publish a short video of your work and count the answers
check-up-attempt-sell = Offer something new to five customers by message
check-up-attempt-manage = Dictate a quote to your phone instead of writing it
check-up-attempt-protect = Pretend the computer is stolen, and note what is missing
check-up-first = Do first
check-up-step = Which one becomes your +1?
check-up-step-repeat = Again
check-up-step-known = From elsewhere
check-up-step-attempt = Try
check-up-step-none = None
check-up-picture = Your result as a picture to keep (bilan.svg). { $about }.
check-up-picture-note = PlusUn, { $day }
check-up-keep =
    Shall I keep this result to compare it with the next? Otherwise I forget it.
    “My data” shows and erases it.
check-up-keep-yes = Yes, keep it
check-up-keep-no = No, forget it
check-up-again = Shall I propose it again in three months?
check-up-again-yes = Yes, in 3 months
check-up-again-no = No, thanks
check-up-planned = Noted. In three months we will look at how far you have come.
check-up-kept = Kept. Write “check up” to do it again.
check-up-not-kept = Forgotten. Write “check up” to do it again.

check-up-due-go = Your digital check-up is three months old ({ $day }). Shall we see how far you have come? Ten questions.
check-up-due-go-yes = Yes, let us
check-up-due-go-no = Not this time
check-up-due-go-forget = Forget my check-ups
check-up-due-forgotten = Erased. I will not mention it again.
check-up-due-left = All right. Write “check up” when you like.
