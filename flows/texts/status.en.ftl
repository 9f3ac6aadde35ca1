### The page /status: what works, what does not, since when.

status-title = How PlusUn is doing
status-well = Everything works.
status-trouble = In trouble: { $names }. The rest works.
status-platforms-title = Where people can talk to PlusUn
status-name-web = This web page
status-name-terminal = Terminal
status-ok = { $name }: open, for { $since }.
status-connecting = { $name }: connecting, for { $since }.
status-degraded = { $name }: in trouble, for { $since }.
status-off = { $name }: closed.
status-fault = For whoever installed PlusUn: { $words }
status-fault-unknown = The cause is unexpected ({ $code }). PlusUn tries again by itself.
status-waiting-title = What is waiting
status-waiting-in = Messages received, not handled yet: { $count }
status-waiting-out = Messages written, not sent yet: { $count }
status-waiting-unknown = The database does not answer. Waiting messages cannot be counted.
status-at = Taken on { $at }, universal time. Reload the page for a new one.
