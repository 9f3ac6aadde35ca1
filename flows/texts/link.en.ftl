### Linking several messaging services, separating them, choosing where news arrive.

link-words = link my accounts, link my account, link an account, link telegram, link discord, link slack, link whatsapp, link mattermost, same account everywhere

link-platform =
    { $platform ->
        [telegram] Telegram
        [discord] Discord
        [slack] Slack
        [whatsapp] WhatsApp
        [mattermost] Mattermost
        [web] web chat
        [terminal] terminal
       *[other] { $platform }
    }
link-account = { $platform }, “{ $name }”

link-code-code =
    Your code: { $code }. It works once, for { $minutes } minutes.
    On the other messaging service, write to me: /link { $code }
    Give it to nobody.
link-next = If you already have a code from the other service, type it here.
link-next-close = That is all
link-next-help = You ask for the code on one service and type it on the other, after “/link”.
link-closed = All right. The code stays good for a few minutes.

link-again-code = Type the code as it is shown, or “cancel”.
link-again-code-help = On the other service, “/link” gives a new code of eight characters.
parse-code-wrong = A code has eight letters and digits, without 0, O, 1, I or L. For example: K7QM 4XRA.

link-ask-sure =
    This code comes from: { $account }.
    If that is you, the two accounts become one, with both histories. Link them?
link-ask-sure-yes = Yes, that is me
link-ask-sure-no = No
link-ask-refused = Nothing is linked. This code is no longer good.

link-confirm-sure =
    { $account } asks to join this account, with your code.
    That account will see your whole history. Is it really you?
link-confirm-sure-yes = Yes, that is me
link-confirm-sure-no = No, refuse
link-confirm-refused = Refused: nothing is linked, nothing was shown. This code is no longer good.

link-news-wrong = This code does not work. Check it, or ask for another with “/link” on the other service.
link-news-expired = This code is more than ten minutes old. Write “/link” on the other service for a fresh one.
link-news-used = This code has been used already. Write “/link” on the other service for a fresh one.
link-news-own = This is your own code. Type it on the other service, not here.
link-news-same-person = These two accounts are linked already. “/unlink” separates them.
link-news-too-many = Too many tries for now. Try again in an hour, with a fresh code.
link-news-waiting = One step left, over there: confirm on { $account }. You have ten minutes.
link-news-not-confirmed = The other account did not confirm. Nothing is linked. “/link” gives another code.
link-news-over = This is no longer good: the ten minutes are over. “/link” gives another code.
link-news-linked =
    Linked: { $account }. Both histories are together here.
    “/notifications” chooses where news arrive, “/unlink” separates accounts.
link-news-linked-here =
    Linked to { $account }. I answer you here too, with the same history.
    What was under way here is left aside.
link-news-unlinked = Separated: { $account }. Your whole history stays with you, here.
link-news-unlinked-here = This account is no longer linked. Here, we start afresh.

unlink-words = unlink my accounts, unlink an account, separate my accounts
unlink-account =
    { $count ->
        [one] This account is not linked to any other. “/link” adds one.
       *[other] Which account should be separated from the others?
    }
unlink-account-close = Leave it so
unlink-sure =
    { $account } will start afresh, like somebody new.
    Your whole history stays with your other accounts. Separate it?
unlink-sure-yes = Yes, separate it
unlink-sure-no = No, leave it so
unlink-stays = All right, nothing changes.

notifications-words = choose notifications, where news arrive, notification settings
notifications-where =
    Where would you like reminders and news? At the moment: { $now }.
    { $count ->
        [one] Only one account is linked. “/link” adds one.
       *[other] My answers always arrive where you write.
    }
notifications-where-last = Where I wrote last
notifications-saved = Noted: { $account }.

merge-choices-why = Your two accounts do not say the same. Tell me what is right.
merge-choices-locale = Which language should I speak with you?
merge-choices-activity = Your trade?
merge-choices-stage = How far is your business?
merge-choices-place = Your town?
merge-choices-needs = What do you need?
merge-choices-mentor-first-name = Your first name as a mentor?
merge-choices-mentor-skills = What can you pass on?
merge-choices-mentor-trade = Your trade, on your mentor card?
merge-choices-mentor-place = Where can you help?
merge-choices-mentor-languages = In which languages do you help?
merge-choices-mentor-capacity = How many people at a time, at most?
merge-choices-mentor-pings = How many requests a week, at most?
merge-choices-mentor-quiet = When should nobody write to you?
merge-choices-people =
    { $count ->
        [one] One person
       *[other] { $count } people
    }
merge-choices-per-week =
    { $count ->
        [one] One a week
       *[other] { $count } a week
    }
merge-choices-saved = Noted. Your two accounts are one now.
