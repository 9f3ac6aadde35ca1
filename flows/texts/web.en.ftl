### The words of the chat page itself; what the program says is in the files of its conversations.

web-title = PlusUn, one more step for your business
web-description = Ask about your business. PlusUn finds help you can use, close to home.
web-tagline = A program, not a person
web-skip = Go to your message
web-nav = Around the chat
web-privacy-link = Your data
# The other language's name, in that language.
web-other-language = Français
web-heading = Chat with PlusUn
web-log = Messages
web-noscript-title = This page needs JavaScript
web-noscript = Your browser has it turned off. Turn it on, then reload the page. Otherwise ask your club: PlusUn may answer on Telegram too.
web-noscript-privacy = You can read what we keep about you without it.

web-compose-label = Your message
web-compose-hint = Write here
web-send = Send
web-menu = Menu
web-help = Help
web-keys = Enter sends, Shift + Enter starts a new line

web-you = You
web-us = PlusUn
web-today = Today
web-yesterday = Yesterday
web-answers = Possible answers
web-answers-past = Answers to an earlier question
web-answers-many = You can tick several
web-chosen = chosen
web-new-tab = new tab
web-download = Download
web-earlier = Earlier messages
web-newer = New messages

web-working = PlusUn is working on a reply…
web-working-long = This is taking longer than usual. Your message is safe.
web-offline = Connection lost, trying again
web-online = Connected again
web-sending = Sending
web-unsent = Not sent.
web-unsent-offline = Not sent yet. It will leave as soon as the connection is back.
web-resend = Send again
web-rewrite = Edit
web-forgotten-title = This chat has been erased
web-forgotten = Nothing of it is left here. You can close the page, or start afresh.
web-begin = Start afresh

web-error-busy = I can't store your message right now. It is still here: send it again in a minute.
web-error-long = This message is too long for me. Split it in two, then send it again.
web-error-fast = You are faster than I am. Wait ten seconds, then send it again.
web-error-session = I no longer recognise this page. Allow its cookies, then reload it.
web-error-origin = This message comes from another page. Open the chat here, then send it again.
web-error-unreadable = I could not read this message. Reload the page, then send it again.
web-error-fault = I got into a tangle. Try again in a minute.
web-error-missing = This page does not exist, or is not yours.
web-back = Back to the chat

web-privacy-title = Your data
web-privacy-intro = PlusUn keeps little, and you can erase all of it.
web-privacy-kept-title = What we keep
web-privacy-kept-thread = The chat, so that you find it again.
web-privacy-kept-profile = If you agree: your trade, your town, where you stand, what you are looking for.
web-privacy-kept-doings = Your requests for help, your meetup sign-ups and your small steps.
web-privacy-kept-cookie = A cookie that recognises this browser, and one that remembers your language.
web-privacy-not-title = What we don't do
web-privacy-not = No advertising. No audience tracking. This page calls no other site.
web-privacy-why-title = Why
web-privacy-why = To answer you, to pick help close to home, and to remind you of what you decided.
web-privacy-who-title = Who sees it
web-privacy-who = A mentor reads the message you checked and approved, nothing else. Contact details are shared only after you and they both agree.
web-privacy-where = Everything is kept by the club, or the person, who put this page online.
web-privacy-act-title = See it, take it, erase it
web-privacy-act = In the chat, write "my data". You will see everything, and can take it away in a file or erase it. Erasing is immediate. One trace stays for a year if somebody has blocked you: a fingerprint of your account, without a name, which keeps you away from that person.
web-privacy-device = New device, or cleared cookies? Talk to your club's organiser.
web-privacy-complain = Not happy with an answer? The CNIL, the French data protection authority, can help:

# Installing PlusUn in a Slack workspace: the page people come back to.
web-slack-done-title = PlusUn is in { $team }
web-slack-done = Open Slack, then PlusUn in the list of apps. Write “hello” to it.
web-slack-again-title = PlusUn was already in { $team }
web-slack-again = Its access has been renewed. Nothing changes for members.
web-slack-open = Open Slack
web-slack-denied-title = Nothing was installed
web-slack-denied = You said no, or your workspace asks for an administrator's approval. You can start again whenever you like.
web-slack-expired-title = More than ten minutes have passed
web-slack-expired = The installation stopped, to be on the safe side. Start again, it takes a minute.
web-slack-forged-title = This installation did not begin here
web-slack-forged = Start again in this browser, and accept its cookies.
web-slack-used-title = This answer was used before
web-slack-used = If PlusUn answers you in Slack, all is well. If not, start again.
web-slack-organisation-title = Choose one workspace
web-slack-organisation = PlusUn is installed in one workspace at a time, not in a whole organisation.
web-slack-refused-title = Slack said no
web-slack-refused = Slack answers “{ $detail }”. Start again. If it goes on, show this word to whoever runs PlusUn.
web-slack-unavailable-title = The installation did not succeed
web-slack-unavailable = Slack or our database does not answer. Start again in a minute.
web-slack-retry = Start again
