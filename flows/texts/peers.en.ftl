### Between members: asking the club, answering, sharing a +1.

peer-sign-own = Sign as { $name }
peer-sign-other = Sign otherwise
peer-sign-unsigned = No name

## Asking the others

ask-club-words = ask the others, ask the club, ask my club, ask other members
write-question-none =
    No club near you has a space for questions yet.
    A mentor can answer you: write “mentor”.
write-question-full = You already have three open questions. Close one to ask another.
write-question-club = Which club?
write-question-text = What would you like to ask { $club }? You will see the message before it goes.
write-question-text-help = A precise question gets more answers. 500 characters are enough.
write-question-sign = Would you like to sign it?
write-question-sign-help = Without a name nobody sees who asks. The answers still reach you.
write-question-name = Which first name should they see?
write-question-send =
    This is what { $club } will read:

    { $preview }

    Shall I send it?
write-question-send-yes = Send it
write-question-send-text = Write it again
write-question-send-sign = Change the signature
write-question-send-no = Send nothing
write-question-dropped = Nothing is sent, and nobody has seen it.
question-outcome-asked =
    It is asked in { $spaces ->
        [one] the club's space
       *[other] the club's { $spaces } spaces
    }. I bring you the answers here.
    It stays open for 14 days. “my questions” lets you close it sooner.
question-outcome-full = You already have three open questions. This one was not sent.
question-outcome-no-space = This club no longer has a space for questions. Nothing was sent.
my-questions-words = my questions, my question, close my question
my-questions-question =
    { $count ->
        [0] You have no open question.
        [one] Here is your question. Choose it to close it.
       *[other] Here are your { $count } questions. Choose one to close it.
    }
my-questions-question-close = That is all
my-questions-what =
    “{ $text }”
    { $count ->
        [0] No answer yet.
        [one] One answer.
       *[other] { $count } answers.
    } Close it?
my-questions-what-keep = Leave it open
my-questions-what-end = Close it
my-questions-ended = Closed. I bring you no more answers to this question.
my-questions-closed = Very well.
question-closed-news =
    Your question is closed after 14 days: “{ $text }”
    { $count ->
        [0] Nobody answered this time. A mentor can help: write “mentor”.
        [one] It had one answer.
       *[other] It had { $count } answers.
    }

## Answering

write-answer-which = To answer a question, press “Answer” under it.
write-answer-gone = That question no longer exists. Nothing was sent.
write-answer-closed = That question is closed. Thank you for thinking of it.
write-answer-text =
    { $question }
    What would you like to answer? Only the person who asks will read it.
write-answer-send =
    This is what they will read{ $named ->
        [yes] , from { $name }
       *[no] {""}
    }:

    { $text }

    Shall I send it?
write-answer-send-yes = Send it
write-answer-send-edit = Write it again
write-answer-send-no = Send nothing
write-answer-dropped = Nothing is sent.
answer-outcome-sent = Passed on. Thank you on their behalf.
answer-outcome-closed = That question has just been closed. Your answer was not sent.
answer-outcome-often = You have answered this question three times already. Let us leave room for others.
answer-outcome-own = That is your own question. The answers of others reach you here.
peer-answer-next =
    { $state ->
        [gone] Whoever wrote this answer has taken it back.
       *[here] { $named ->
            [yes] { $name }
           *[no] Somebody in the club
        } answers “{ $question }”:

    { $text }

    { $last ->
        [yes] That is the tenth answer: the question is closed now.
       *[no] If it bothers you, “Report” tells the organisers.
    }
    }
peer-answer-next-thank = Say thank you
peer-answer-next-read = Noted
peer-answer-next-end = Close my question
peer-answer-next-report = Report
peer-answer-thanked = Your thanks are passed on.
peer-answer-reported = The organisers of the club know. The person is not told.
peer-answer-ended = Closed. I bring you no more answers to this question.
peer-answer-read = Very well.
peer-thanks-news =
    { $named ->
        [yes] { $name }
       *[no] Whoever asked
    } thanks you for your answer to “{ $question }”.
answer-reported-news =
    { $state ->
        [gone] An answer was reported, then taken back. There is nothing to do.
       *[here] An answer was reported in your club.
    Question: “{ $question }”
    Answer from { $named ->
        [yes] { $name }
       *[no] somebody without a name
    }: “{ $text }”
    }

## Sharing a +1

share-success-want = Would you like to tell your club?
share-success-want-no = No, not this time
share-success-want-yes = Yes, tell them
share-success-want-help = Nothing is said unless you agree. You will see the message before it goes.
share-success-club = Which club?
share-success-sign = Would you like to sign it?
share-success-name = Which first name should they see?
share-success-send =
    This is what { $club } will read:

    { $preview }

    Shall I send it?
share-success-send-yes = Send it
share-success-send-sign = Change the signature
share-success-send-no = Say nothing
share-success-shared = Your club has been told.
share-success-kept = All right, it stays between us.
