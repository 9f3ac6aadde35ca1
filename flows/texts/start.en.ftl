### What the program writes in the terminal of whoever installs it.

start-ready = PlusUn is ready: { $address }
start-data = Your data: { $place }
start-platforms = Where people can talk to PlusUn:
start-platform-on = { $name }: yes
start-platform-on-reason = { $name }: yes, but { $reason }
start-platform-off = { $name }: no. To open it: { $setting }=…
start-terminal = terminal: yes, with  npm run --silent chat -- --as YOUR_NAME
start-demo = A demonstration club is in place. Its mentors answer by themselves.
start-organiser-code =
    The first organiser's code, good for one use: { $code }
    To be written in the chat: /organiser { $code }
start-catalogue-faults = { $count ->
    [one] One line of the catalogue is left out:
   *[other] { $count } lines of the catalogue are left out:
  }
start-stop = To stop: Ctrl + C. Nothing gets lost.
start-stopped = PlusUn has stopped. Everything is kept.
start-already-running =
    PlusUn is already running on this folder ({ $place }).
    Open { $address }, or choose another folder with DATA_DIR.
start-config-faults = These settings are wrong. Correct them in the file .env, then start again.
start-config-fault = { $setting }: { $why } Example: { $setting }={ $example }
start-failed = PlusUn could not start. { $reason }
start-failed-unknown = The cause is unexpected ({ $kind }). Start again with LOG_LEVEL=debug to learn more.
start-chat-hello = You are talking to PlusUn, a program. Write “hello”. To leave: Ctrl + D.
start-chat-usage = Say who you are: npm run --silent chat -- --as YOUR_NAME
start-chat-lost = PlusUn no longer answers. What was sent is kept. Run this command again.

start-setting-PORT = a number between 0 and 65535.
start-setting-HOST = the address to listen on.
start-setting-PUBLIC_URL = the whole public address, with https.
start-setting-DATA_DIR = a folder to write in.
start-setting-DATABASE_URL = the address of a PostgreSQL server.
start-setting-REDIS_URL = the address of a Redis server.
start-setting-TELEGRAM_BOT_TOKEN = the token @BotFather gave you, copied whole.
start-setting-TELEGRAM_API_ROOT = the address of a Bot API server.
start-setting-TELEGRAM_WEBHOOK_SECRET = at least 16 letters, digits or dashes.
start-setting-LOG_LEVEL = silent, error, warn, info or debug.

start-database-forbidden = The folder { $place } cannot be written. Give this user that right, or change DATA_DIR.
start-database-full = The disk is full. Free 100 MB, then start again. Nothing is lost.
start-database-not-a-folder = { $place } is not a folder. Choose another one with DATA_DIR.
start-database-damaged =
    The database in { $place } does not open.
    Put back a backup of this folder, or move it away to start afresh.
start-database-server = The PostgreSQL server does not answer as expected. Check DATABASE_URL, and that it runs.
start-port-taken = Port { $port } is already taken. Choose another, for example PORT=3001.
start-port-forbidden = Port { $port } is reserved on this machine. Take one above 1024: PORT=3000.
