### Handing over: the public advisers and the chambers, with a request already written.

handover-words = hand over, talk to an adviser, a public adviser, contact the chamber, nothing fits
handover-request-subject = On which subject?
handover-request-words = What do you want to ask? Say it in your words.
handover-request-words-help = You can read and change the text. I send nothing for you.
handover-request-share = What may I write about you in the request?
handover-request-share-activity = Trade: { $said }
handover-request-share-stage = Stage: { $said }
handover-request-share-place = Place: { $said }
handover-request-ways = Here are people whose job it is.
handover-request-advisers = Conseillers-Entreprises: { $subject }
handover-request-advisers-about = A public adviser calls you back, free.
handover-request-checked = Address noted on { $day }.
handover-request-copy = And here is your request, to copy. I send nothing for you.
handover-request-hello = Hello, I run a small firm and I am looking for advice. Subject: { $subject }.
handover-request-default = I would like to know where to begin, and who can help me.
handover-request-about-activity = My activity: { $said }
handover-request-about-stage = Where I am: { $said }
handover-request-about-place = My town: { $said }
handover-request-call = Could you call me back? My name and number: (to fill in)
handover-request-thanks = Thank you.
handover-request-file = Your request in a file (demande.txt).
handover-request-next = What now?
handover-request-next-mentor = Ask a mentor
handover-request-next-done = That is all
handover-request-closed = All right. Come back and tell me whether they called.

more-go = What would you like to do?
more-go-obligations = My deadlines
more-go-circle = A circle of three
more-go-scam-check = Suspicious letter
more-go-check-up = Digital check-up
more-go-handover = Hand over
