### A club's spaces: its groups, topics and channels, what is said there, and how people become members.

## What the whole club reads

space-hello =
    Hello, I am PlusUn, a program. I announce the meetups of { $club } here.
    I also pass on members' questions: answer them under their message.
    Anything personal stays private.
space-hello-join = Join the club
space-meetup-new = A new meetup: { $title }.
space-meetup-moved = { $title } has changed. It is now { $when }, { $where }.
space-meetup-cancelled = { $title } is cancelled. It was planned for { $when }.
space-meetup-come = I am coming
space-meetup-more = Tell me more
space-reminder-day = Tomorrow: { $title }. There is still time to say yes.
space-announcement-text =
    From { $club }

    { $text }
space-question-signed =
    { $name } asks:
    “{ $text }”
space-question-unsigned =
    Somebody in the club asks:
    “{ $text }”
space-question-how = Answer under this message, or in private with the button.
space-question-answer = Answer
space-withdrawn-question = Whoever asked this question has taken it back.
space-success-signed = One more +1 in the club. { $name } did it: “{ $what }”.
space-success-unsigned = One more +1 in the club: “{ $what }”.

## Binding a group or channel

bind-space-words = bind the club, bind my club, bind this group, bind this channel
bind-room-private =
    Write /bind_club in your club's group, topic or channel.
    I have to be invited there first.
bind-room-no-club = You need a club first. Write “organiser” and I will help you set it up.
bind-room-already = { $club } already speaks here. “/unbind_club” ends that.
bind-room-taken = Another club already speaks here. Its organisers would have to remove it first.
bind-room-club = Which club should speak here?
bind-room-sure =
    { $club } will speak here, in front of everybody.
    You will see: announcements, meetups and reminders, members' questions, shared +1s.
    All right?
bind-room-sure-yes = Yes, bind the club
bind-room-sure-no = No
bind-room-sure-help = Nothing personal is shown here. You can unbind the club at any time.
bind-room-left = All right, nothing is bound.
unbind-space-words = unbind the club, unbind my club, unbind this group, unbind this channel
unbind-room-unbound = None of your clubs speaks here.
unbind-room-sure = { $club } will say nothing more here. All right?
unbind-room-sure-yes = Yes, unbind
unbind-room-sure-no = No, keep it
unbind-room-kept = All right, nothing changes.
my-spaces-words = my spaces, the club's spaces, club spaces
my-spaces-space =
    { $count ->
        [0] Your club speaks in no group yet. To bind one, write /bind_club there.
        [one] Your club speaks in one space. Choose it to see it.
       *[other] Your clubs speak in { $count } spaces. Choose one to see it.
    }
my-spaces-space-close = That is all
my-spaces-label = { my-spaces-title }, bound on { $day }
my-spaces-title =
    { $platform }, { $kind ->
        [topic] topic
       *[room] room
    } …{ $room }
my-spaces-club = Club
my-spaces-since = Bound on
my-spaces-state = State
my-spaces-reachable = I can write there
my-spaces-unreachable = I can no longer write there. Invite me again, then write /bind_club there.
my-spaces-what = Keep this space?
my-spaces-what-keep = Keep it
my-spaces-what-remove = Remove it
my-spaces-closed = Very well.
space-news-bound = Done: { $club } now speaks in that group. “spaces” shows them all.
space-news-already = { $club } already speaks there.
space-news-taken = Another club has just been bound there. Nothing has changed.
space-news-refused = I cannot bind this club: you do not organise it.
space-news-unbound = Removed: { $club } no longer speaks in that { $platform } space.
space-news-gone = That space is no longer bound to your club.
space-news-lost =
    I can no longer write in a { $platform } space of { $club }: I was removed from it.
    To come back, invite me again, then write /bind_club there.

## Announcing

announce-words = make an announcement, write to the club, announce something
write-announcement-no-club = You need a club first. Write “organiser” and I will help you set it up.
write-announcement-club = To which club?
write-announcement-text = What would you like to announce? You will see the message before it goes.
write-announcement-send =
    This is what the club will read:

    { $preview }

    { $spaces ->
        [0] Your club has no space yet: I write to the members, one by one.
        [one] Your club has one space.
       *[other] Your club has { $spaces } spaces.
    } Shall I send it?
write-announcement-send-spaces = In the club's spaces
write-announcement-send-all = Everywhere, and to each member
write-announcement-send-edit = Write it again
write-announcement-send-no = Drop it
write-announcement-dropped = Dropped. Nothing is sent.
announce-outcome-sent =
    It is sent. { $spaces ->
        [0] No space.
        [one] One space.
       *[other] { $spaces } spaces.
    } { $count ->
        [0] No private message.
        [one] One member hears of it in private, between 8:00 and 20:00.
       *[other] { $count } members hear of it in private, between 8:00 and 20:00.
    }
announce-outcome-capped =
    { $spaces ->
        [0] Nothing was sent.
        [one] It is in the club's space.
       *[other] It is in the club's { $spaces } spaces.
    } Members already had an announcement today. I do not write to them twice.
announce-outcome-refused = I cannot send it: you do not organise this club. Nothing was sent.
club-announcement-text =
    From { $club }

    { $text }

    To stop these: “my club”, then “Leave the club”.

## Becoming a member

club-words = my club, the club, leave the club, leave my club
club-door-none = You belong to no club yet. An invitation from an organiser is enough.
club-card-town = Town
club-card-next = Next meetup
club-card-no-next = none for now
club-door-what =
    { $role ->
        [none] You are not a member. What would you like to do?
        [organiser] You organise this club. What would you like to do?
       *[member] You are a member. What would you like to do?
    }
club-door-what-join = Join the club
club-door-what-meetup = See the next meetup
club-door-what-ask = Ask the others
club-door-what-leave = Leave the club
club-door-what-close = That is all
club-door-joined = Welcome, you are a member of { $club }. I tell you about meetups, one announcement a day at most.
club-door-left = Done, you are no longer a member of { $club }.
club-door-closed = Very well.
invite-words = invite somebody, an invitation, invitation link, invite members
make-invitation-no-club = You need a club first. Write “organiser” and I will help you set it up.
make-invitation-club = An invitation to which club?
make-invitation-code =
    An invitation to { $club }, good for 30 days. The person writes to me:
    /invitation { $code }
    On Telegram a link is enough: add ?start=invitation_{ $code } to the bot's address.
use-invitation-how = Write /invitation followed by the code you were given.
club-news-joined = Welcome, you are a member of { $club }.
club-news-expired = This invitation no longer works. Ask whoever runs the club for another one.
