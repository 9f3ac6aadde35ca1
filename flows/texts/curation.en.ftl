### What clubs choose, what people say of entries, searches that are kept.

## Saying what one thinks of an answer

feedback-option = Give my opinion
feedback-entry = Which answer is your opinion about?
feedback-verdict = "{ $name }": what do you say of it?
feedback-verdict-help = Your opinion is counted without your name. Organisers see the totals.
feedback-verdict-useful = Useful
feedback-verdict-not-for-me = Not for me
feedback-verdict-out-of-date = Out of date
feedback-useful = Noted: it was of use.
feedback-not-for-me = Noted: it was not for you.
feedback-out-of-date = Noted. Somebody will check this entry.

## Opinions, for organisers

opinions-words = see the feedback, opinions on entries
opinions-list = Here are the { $count } entries people speak of, the most disputed first.
opinions-none = Nobody has given an opinion on an entry yet.
opinions-alarm = To be checked: several people say it is out of date.
opinions-counts = Useful: { $useful }. Not for me: { $notForMe }. Out of date: { $outOfDate }.
opinions-next = You can hide an entry from your club in its selection.
opinions-next-selection = Open the selection
opinions-next-close = That is all
opinions-closed = Very well.

## A club's selection

selection-words = club selection, choose the club's entries
selection-door-no-club = A selection belongs to a club, and you have none yet. Write "organiser".
selection-door-what = Selection of the club { $club }. What would you like to do?
selection-door-what-help = Your club's members see first what you put on top, and never what you hide.
selection-door-what-find = Put an entry on top, or hide it
selection-door-what-add = Add an entry of our own
selection-door-what-list = See our selection
selection-door-what-close = That is all
selection-door-closed = Very well.

choose-entry-query = Which entry? Its name, or what it brings.
choose-entry-query-help = For example "Adie", or "a loan to start".
choose-entry-entry =
    { $count ->
        [0] I found nothing with these words.
       *[other] Which one?
    }
choose-entry-entry-again = Look for something else
choose-entry-entry-close = Leave it
choose-entry-rule = "{ $name }": what will members see?
choose-entry-rule-pin = Show it first
choose-entry-rule-hide = Never show it
choose-entry-rule-none = As for everybody
choose-entry-pinned = Done: your members will see it first, when it answers their question.
choose-entry-hidden = Done: your members will no longer see it.
choose-entry-freed = Done: it has its own rank again.
choose-entry-closed = Very well, nothing changes.

add-entry-name = What is it called?
add-entry-name-help = A short name, as people say it: "Accountant's hours at the town hall".
add-entry-gives = In one sentence, what does it bring?
add-entry-url = Which page tells of it? Give its address.
add-entry-url-help = For example https://www.mairie.fr/permanence: hours and conditions are checked there.
add-entry-url-wrong = I see no address in this. For example: https://www.mairie.fr/permanence
add-entry-step = What is the first thing to do?
add-entry-step-help = A small thing, beginning with a verb: "Ring the front desk". Without an answer: read the page.
add-entry-need = Which need does it answer?
add-entry-until = Until when is it true? The day somebody will have to check.
add-entry-until-help = After that day, the entry hides itself. For example "30 June".
add-entry-confirm =
    This is what your members will see:
    { $name }
    { $gives }
    First: { $step }
    { $url }
    Shown until { $until }. Is that right?
add-entry-confirm-yes = Yes, add it
add-entry-confirm-name = Change the name
add-entry-confirm-gives = Change the sentence
add-entry-confirm-url = Change the address
add-entry-confirm-step = Change the first step
add-entry-confirm-need = Change the need
add-entry-confirm-until = Change the date
add-entry-confirm-no = Drop it
add-entry-kept =
    It is added. Your members will find it within a minute.
    Another organiser can read it over: "selection", then "See our selection".
add-entry-dropped = Very well, nothing is added.

my-selection-which =
    { $count ->
        [0] Your club has chosen nothing yet.
        [one] Your club has chosen one entry. Touch it to take it away.
       *[other] Your club has chosen { $count } entries. Touch one to take it away.
    }
my-selection-which-close = That is all
my-selection-pin = On top: { $name }
my-selection-hide = Hidden: { $name }
my-selection-own = Ours: { $name }
my-selection-waiting = To be read over: { $name }
my-selection-until = Shown until { $day }
my-selection-what = What about this one?
my-selection-what-review = It is right, I have read it
my-selection-what-remove = Take it out of the selection
my-selection-what-close = Change nothing
my-selection-reviewed = Noted: it has been read over.
my-selection-removed = It is gone.
my-selection-closed = Very well.

## A search that is kept

keep-search-option = Tell me when there is something new
keep-search-sure =
    I can keep "{ $query }" and look every week.
    If there is something new: one message on Monday at 9, never more. Keep it?
keep-search-sure-yes = Yes, tell me
keep-search-sure-no = No thanks
keep-search-kept = It is kept. One word will stop it: "alerts".
keep-search-not-kept = Very well, nothing is kept.

my-searches-words = my alerts, my kept searches, stop the alerts
my-searches-which =
    { $count ->
        [0] You follow no search.
        [one] You follow this search. Touch it to stop it.
       *[other] You follow these searches. Touch one to stop it.
    }
my-searches-stop = Stop following "{ $query }"
my-searches-which-close = Keep them all
my-searches-dropped = It is stopped.
my-searches-closed = Very well.

search-digest-new =
    { $count ->
        [one] Something new this week, for a search you follow.
       *[other] New this week: { $count } entries for what you follow.
    }
search-digest-why = Why
search-digest-because = you follow "{ $query }"
search-digest-next = What now?
search-digest-next-look = See all the answers
search-digest-next-stop = Stop telling me
search-digest-next-close = That is all
search-digest-stopped = It is stopped: no more messages of this kind.
search-digest-closed = Very well. Until Monday, if there is something new.
