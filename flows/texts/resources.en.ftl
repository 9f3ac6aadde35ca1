### Finding support in one's own words.

resources-words = find support, find help
resources-query = What are you looking for? Say it your own way.
resources-query-help = For example: “a customer will not pay me”, “help with hiring”.
resources-found =
    { $count ->
        [one] Here is what I found.
       *[other] Here are { $count } leads, the most useful first.
    }
resources-nothing =
    I have nothing certain on that. Here are people who can point the way.
    A mentor or your club can too.
resources-why = Why you
resources-why-words = you mention “{ $words }”
resources-why-need = you said “{ $need }”
resources-why-stage = you said “{ $stage }”
resources-why-region = it is in your region
resources-why-free-person = a person helps you, free of charge
resources-for = For
resources-by = By
resources-cost = Cost
resources-cost-free = free
resources-cost-paid = paid
resources-cost-loan = a loan to pay back
resources-cost-mixed = partly free
resources-cost-unknown = ask them
resources-first = Do first
resources-checked = Checked on { $day }.
resources-medium = Written on { $day }. To be confirmed on the official site.
resources-stale = This entry is past its date, { $day }. Check the official site.
resources-next = What now?
resources-next-take = My +1: { $name }
resources-next-mentor = Ask a mentor
resources-next-meetups = Ask my club
resources-next-handover = Hand over
resources-next-another = Another question
resources-next-done = That is all
resources-closed = All right. Ask me another question whenever you like.
resources-next-help = “My +1” makes it your next small step, with a date. Nothing is sent to anyone.

resource-gone = This sheet is gone. Let us look another way.
resource-next = What would you like to do with it?
resource-next-take = Make it my next step
resource-next-search = Look for something else
resource-next-done = Close
resource-closed = All right.
