### What the program writes in the terminal of whoever installs it.

start-ready = PlusUn is ready: { $address }
start-ready-part = PlusUn is ready, for its part: { $roles }. State: { $address }/readyz
start-roles = This process: { $roles }
start-model = Language model: yes. What is not understood is sent, without contact details, to { $host }
start-data = Your data: { $place }
start-platforms = Where people can talk to PlusUn:
start-platform-on = { $name }: yes
start-platform-not-yet = { $name }: not yet. { $reason }
start-platform-elsewhere = { $name }: yes. Another process listens, this one will take over.
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
start-migrate-none = The database is up to date.
start-migrate-missing = The database lacks:
start-migrate-done = Done. The database is up to date.
start-migrate-embedded = Here PlusUn updates its database by itself, when it starts. This command needs DATABASE_URL.
start-stop = To stop: Ctrl + C. Nothing gets lost.
start-stopped = PlusUn has stopped. Everything is kept.
start-already-running =
    PlusUn is already running on this folder ({ $place }).
    Open { $address }, or choose another folder with DATA_DIR.
start-folder-terminal =
    A chat at the terminal is using the folder { $place }.
    End it with Ctrl + D, then start again.
start-folder-starting = PlusUn is already starting on this folder ({ $place }). Give it a few seconds.
start-folder-silent =
    Another PlusUn has taken the folder { $place } and does not answer.
    Stop it, or choose another folder with DATA_DIR.
start-env-file = The file .env cannot be read. Check that it is a file, and that you have the right to read it.
start-config-faults = These settings are wrong. Correct them in the file .env, then start again.
start-config-fault = { $setting }: { $why } Example: { $setting }={ $example }
start-failed = PlusUn could not start. { $reason }
start-failed-unknown = The cause is unexpected ({ $kind }). Start again with LOG_LEVEL=debug to learn more.
start-crashed =
    PlusUn stopped without warning ({ $kind }). What it received is kept.
    Start it again; with LOG_LEVEL=debug it will tell more.
start-chat-hello = You are talking to PlusUn, a program. Write “hello”. To leave: Ctrl + D.
start-chat-usage = Say who you are: npm run --silent chat -- --as YOUR_NAME
start-chat-lost =
    PlusUn no longer answers. Run this command again.
    If your last sentence stays without an answer, say it once more.

start-setting-PORT = a number between 0 and 65535.
start-setting-HOST = the address to listen on.
start-setting-PUBLIC_URL = the whole public address, with https.
start-setting-DATA_DIR = a folder to write in.
start-setting-DATABASE_URL = the address of a PostgreSQL server.
start-setting-ROLES = all, or intake, engine, delivery, scheduler with commas between them. Anything but all needs DATABASE_URL.
start-setting-REDIS_URL = the address of a Redis server.
start-setting-TELEGRAM_BOT_TOKEN = the token @BotFather gave you, copied whole.
start-setting-TELEGRAM_API_ROOT = the address of a Bot API server.
start-setting-TELEGRAM_WEBHOOK_SECRET = at least 16 letters, digits or dashes.
start-setting-DISCORD_BOT_TOKEN = the token of the “Bot” page, copied whole, with its two dots.
start-setting-DISCORD_API_ROOT = the address of a Discord API.
start-setting-SLACK_BOT_TOKEN = the bot's token, which begins with xoxb-.
start-setting-SLACK_APP_TOKEN = the app's token, which begins with xapp-.
start-setting-SLACK_SIGNING_SECRET = the signing secret, at least 16 characters.
start-setting-SLACK_CLIENT_ID = the “Client ID” of the Slack app, two numbers and a dot.
start-setting-SLACK_CLIENT_SECRET = the “Client Secret” that belongs to SLACK_CLIENT_ID.
start-setting-SLACK_API_URL = the address of a Slack API.
start-setting-WHATSAPP_TOKEN = the system user's token, copied whole.
start-setting-WHATSAPP_PHONE_ID = the id of the number, in digits, which Meta shows beside the number.
start-setting-WHATSAPP_APP_SECRET = the Meta app's secret, at least 16 characters.
start-setting-WHATSAPP_VERIFY_TOKEN = a word of yours: at least 16 letters, digits or dashes.
start-setting-WHATSAPP_TEMPLATE = the template's name: small letters, digits and underscores.
start-setting-WHATSAPP_API_ROOT = the address of a Meta API, with its version.
start-setting-LLM_BASE_URL = the address of an API compatible with OpenAI's, required with LLM_MODEL or LLM_API_KEY.
start-setting-LLM_MODEL = the name of the model, required with LLM_BASE_URL.
start-setting-LLM_API_KEY = the key of that service, copied in full.
start-setting-SECRET_KEY = 32 bytes in base64, required with DATABASE_URL and SLACK_CLIENT_ID. Several keys: commas between them.
start-setting-BACKUP_KEY = 32 bytes in base64. Several keys: commas between them, the new one first.
start-setting-METRICS_TOKEN = at least 16 letters, digits or signs, without a space.
start-setting-QUEUE_DASHBOARD_PASSWORD = at least 16 characters.
start-setting-LINK_CHECK = on or off.
start-setting-LOG_LEVEL = silent, error, warn, info or debug.

start-secret-key-damaged =
    The file { $place } holds no key any more. Put it back from a backup.
    If the key is lost, delete this file, then install PlusUn again in your Slack workspaces.
start-secret-key-unreadable = The file { $place } cannot be read, or cannot be written. Let PlusUn do so, or set SECRET_KEY.
start-database-forbidden = The folder { $place } cannot be written. Give this user that right, or change DATA_DIR.
start-database-full = The disk is full. Free 100 MB, then start again. Nothing is lost.
start-database-not-a-folder = { $place } is not a folder. Choose another one with DATA_DIR.
start-database-damaged =
    The database in { $place } does not open.
    Put back a backup of this folder, or move it away to start afresh.
start-database-server = The PostgreSQL server does not answer as expected. Check DATABASE_URL, and that it runs.
start-redis-server = The Redis server does not answer as expected. Check REDIS_URL and that the server runs, or remove this setting.
start-port-taken = Port { $port } is already taken. Choose another, for example PORT={ $other }.
start-port-forbidden = Port { $port } is reserved on this machine. Take one above 1024: PORT=3000.
start-port-closed = Cannot listen on port { $port } ({ $code }). Try another one, for example PORT=3000.
start-host-unknown = This machine has no address { $host }. Choose one it has, for example HOST=127.0.0.1.

start-telegram-bad-token = Telegram refuses TELEGRAM_BOT_TOKEN. Copy the token from @BotFather (/mybots) again, then restart.
start-telegram-shared-token = Another program listens with the same TELEGRAM_BOT_TOKEN. Stop it, or ask @BotFather for another bot.
start-telegram-unreachable = Telegram does not answer ({ $detail }). Check the network, and TELEGRAM_API_ROOT if it is set. PlusUn keeps trying.
start-telegram-bad-address =
    Telegram refuses the address PUBLIC_URL ({ $detail }).
    Give an https address on port 443, 80, 88 or 8443, or remove this setting.
start-telegram-inbox = Messages cannot be stored. Telegram keeps them, and PlusUn will fetch them by itself.
start-telegram-refused = Telegram answers “{ $detail }”. PlusUn keeps trying.

start-discord-bad-token = Discord refuses DISCORD_BOT_TOKEN. Copy the token of the “Bot” page again, then restart.
start-discord-unreachable = Discord does not answer ({ $detail }). Check the network. PlusUn tries again by itself.
start-discord-refused = Discord answers “{ $detail }”. PlusUn tries again by itself.

start-slack-bad-token = Slack refuses SLACK_BOT_TOKEN ({ $detail }). Copy the xoxb token again, then restart.
start-slack-bad-app-token = Slack refuses SLACK_APP_TOKEN ({ $detail }). Copy the xapp token again, then restart.
start-slack-missing-scope = Your Slack app lacks a right ({ $detail }). Add it, install the app again, then restart.
start-slack-unreachable = Slack does not answer ({ $detail }). Check the network. PlusUn tries again by itself.
start-slack-inbox = Messages cannot be stored. Slack will give them again, and PlusUn will take them by itself.
start-slack-wrong-key =
    SECRET_KEY does not open the Slack tokens kept here (workspaces concerned: { $detail }).
    Add the old key after a comma, then restart. Is it lost? Install again in these workspaces: PUBLIC_URL/slack/install.
start-slack-workspace =
    Slack refuses the token of a workspace (workspaces concerned: { $detail }).
    Install the app again there: PUBLIC_URL/slack/install. The others work.
start-slack-refused = Slack answers “{ $detail }”. PlusUn tries again by itself.

start-whatsapp-bad-token = Meta refuses WHATSAPP_TOKEN ({ $detail }). Make a token with the right whatsapp_business_messaging, then restart.
start-whatsapp-bad-number = This token does not speak for WHATSAPP_PHONE_ID ({ $detail }). Copy the number's id again, then restart.
start-whatsapp-blocked = Meta has shut this WhatsApp account ({ $detail }). Open the WhatsApp Manager to read why.
start-whatsapp-bad-template =
    Meta refuses the template WHATSAPP_TEMPLATE ({ $detail }).
    Have it approved, in French or in English, without variables. The rest works.
start-whatsapp-unreachable = WhatsApp does not answer ({ $detail }). Check the network, and WHATSAPP_API_ROOT if it is set. PlusUn keeps trying.
start-whatsapp-inbox = Messages cannot be stored. Meta will give them again, and PlusUn will take them by itself.
start-whatsapp-refused = WhatsApp answers “{ $detail }”. PlusUn keeps trying.
