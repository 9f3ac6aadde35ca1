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
resources-nothing-short = “{ $word }” is not enough for me. Tell me a little more: what for, for whom?
resources-verdict = I cannot decide that. The answer that counts comes from here: { $who }.
resources-verdict-nothing = I cannot decide that. These people can answer you, free of charge.
resources-for-other = I answer for that person, without your profile. Nothing changes in it.
resources-insult = It seems I helped you badly. Tell me what you are looking for, or talk to a person.
resources-other-language =
    I speak French and English. Je parle français et anglais.
    These people can see you.
resources-in-english = In French: write “français”.
resources-long = That is long. I kept: { $words }.
resources-why = Why you
resources-why-words = you mention “{ $words }”
resources-why-need = you said “{ $need }”
resources-why-stage = you said “{ $stage }”
resources-why-region = it is in your region
resources-why-free-person = a person helps you, free of charge
resources-perhaps = Perhaps for you
resources-not-for-you = Probably not for you
resources-for = For
resources-by = By
resources-by-cost = { $provider } ({ $cost })
resources-also = Also on
resources-cost-free = free
resources-cost-paid = paid
resources-cost-loan = a loan to pay back
resources-cost-mixed = partly free
resources-cost-unknown = ask what it costs
resources-first = Do first
resources-checked = Checked on { $day }.
resources-medium = Written on { $day }. To be confirmed on the official site.
resources-stale = This entry is past its date, { $day }. Check the official site.
resources-next = What now?
resources-next-take = My +1: { $name }
resources-next-mentor = Ask a mentor
resources-next-meetups = Ask my club
resources-next-handover = Hand over
resources-next-more = More choices
resources-next-done = That is all
resources-closed = All right. Ask me another question whenever you like.
resources-next-help =
    “My +1” makes it your next small step, with a date. Nothing is sent to anyone.
    You can also write “cheaper”, “something else”, “the second one”, “near Nantes”.

## A second page of choices

resources-more = What would you like to do?
resources-more-help = “Say what I think” helps those who come next. “Tell me” keeps this search.
resources-more-others = See something else
resources-more-simpler = In plainer words
resources-more-meetups = Ask my club
resources-more-handover = Hand over
resources-more-another = Another question
resources-more-back = Back to the answers

## After a few words that change the question

resources-how-others =
    { $count ->
        [one] Here is another lead.
       *[other] Here are { $count } other leads.
    }
resources-how-one = Here is that sheet.
resources-how-details = Here is the first one in full. Say “the second one” for another.
resources-how-simpler = I have no plainer words. A mentor can explain it to you in person.
resources-how-plain = Here is the sheet in a language model's words. The original follows.
resources-how-free = Here is what is free.
resources-how-cheaper = Here is what costs least, free first.
resources-how-topic = The same question, with “{ $words }”.
resources-how-region = The same question, for “{ $words }”.
resources-cost-of = { $name }: { $cost }.
resources-how-told = That is taken into account.
resources-near = Around { $place }, here is what there is.
resources-near-none = I have nothing just for { $region }. This holds everywhere.
resources-no-others = I have no other lead I am sure of. Here are people who can look further.
resources-nothing-so = I have nothing certain that way. Here are people who can point the way.

resource-gone = This sheet is gone. Let us look another way.
resource-next = What would you like to do with it?
resource-next-take = Make it my next step
resource-next-search = Look for something else
resource-next-done = Close
resource-closed = All right.
