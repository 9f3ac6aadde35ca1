### Ce que le programme écrit dans le terminal de la personne qui l'installe.

start-ready = PlusUn est prêt : { $address }
start-ready-part = PlusUn est prêt, pour sa part : { $roles }. État : { $address }/readyz
start-roles = Ce processus : { $roles }
start-model = Modèle de langage : oui. Ce qui n'est pas compris est envoyé, sans coordonnées, à { $host }
start-data = Vos données : { $place }
start-platforms = Où l'on peut parler à PlusUn :
start-platform-on = { $name } : oui
start-platform-not-yet = { $name } : pas encore. { $reason }
start-platform-elsewhere = { $name } : oui. Un autre processus écoute, celui-ci prendra la relève.
start-platform-off = { $name } : non. Pour l'ouvrir : { $setting }=…
start-terminal = terminal : oui, avec  npm run --silent chat -- --as VOTRE_NOM
start-demo = Un club de démonstration est en place. Ses mentors répondent tout seuls.
start-organiser-code =
    Code du premier organisateur, valable une fois : { $code }
    À écrire dans la discussion : /organisateur { $code }
start-catalogue-faults = { $count ->
    [one] Une ligne du catalogue est écartée :
   *[other] { $count } lignes du catalogue sont écartées :
  }
start-migrate-none = La base est à jour.
start-migrate-missing = Il manque à la base :
start-migrate-done = C'est fait. La base est à jour.
start-migrate-embedded = Ici, PlusUn met sa base à jour seul, au démarrage. Cette commande demande DATABASE_URL.
start-stop = Pour arrêter : Ctrl + C. Rien ne se perd.
start-stopped = PlusUn est arrêté. Tout est gardé.
start-already-running =
    PlusUn tourne déjà sur ce dossier ({ $place }).
    Ouvrez { $address }, ou choisissez un autre dossier avec DATA_DIR.
start-folder-terminal =
    Une discussion au terminal utilise le dossier { $place }.
    Terminez-la avec Ctrl + D, puis relancez.
start-folder-starting = PlusUn démarre déjà sur ce dossier ({ $place }). Attendez quelques secondes.
start-folder-silent =
    Un autre programme PlusUn a pris le dossier { $place }, et ne répond pas.
    Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.
start-env-file = Le fichier .env ne se lit pas. Vérifiez que c'est un fichier, et que vous avez le droit de le lire.
start-config-faults = Ces réglages ne vont pas. Corrigez-les dans le fichier .env, puis relancez.
start-config-fault = { $setting } : { $why } Exemple : { $setting }={ $example }
start-failed = PlusUn n'a pas pu démarrer. { $reason }
start-failed-unknown = La cause est inattendue ({ $kind }). Relancez avec LOG_LEVEL=debug pour en savoir plus.
start-crashed =
    PlusUn s'est arrêté sans prévenir ({ $kind }). Ce qu'il a reçu est gardé.
    Relancez-le ; avec LOG_LEVEL=debug, il en dira plus.
start-chat-hello = Vous parlez à PlusUn, un programme. Écrivez « bonjour ». Pour partir : Ctrl + D.
start-chat-usage = Dites qui vous êtes : npm run --silent chat -- --as VOTRE_NOM
start-chat-lost =
    PlusUn ne répond plus. Relancez cette commande.
    Si votre dernière phrase reste sans réponse, redites-la.

start-setting-PORT = un nombre entre 0 et 65535.
start-setting-HOST = l'adresse sur laquelle écouter.
start-setting-PUBLIC_URL = l'adresse publique complète, avec https.
start-setting-DATA_DIR = un dossier où écrire.
start-setting-DATABASE_URL = l'adresse d'un serveur PostgreSQL.
start-setting-ROLES = all, ou intake, engine, delivery, scheduler, une virgule entre eux. Autre chose que all demande DATABASE_URL.
start-setting-REDIS_URL = l'adresse d'un serveur Redis.
start-setting-TELEGRAM_BOT_TOKEN = le jeton donné par @BotFather, copié en entier.
start-setting-TELEGRAM_API_ROOT = l'adresse d'un serveur Bot API.
start-setting-TELEGRAM_WEBHOOK_SECRET = 16 lettres, chiffres ou tirets au moins.
start-setting-DISCORD_BOT_TOKEN = le jeton de la page « Bot », copié en entier, avec ses deux points.
start-setting-DISCORD_API_ROOT = l'adresse d'une API Discord.
start-setting-SLACK_BOT_TOKEN = le jeton du robot, qui commence par xoxb-.
start-setting-SLACK_APP_TOKEN = le jeton de l'application, qui commence par xapp-.
start-setting-SLACK_SIGNING_SECRET = le secret de signature, 16 caractères au moins.
start-setting-SLACK_CLIENT_ID = le « Client ID » de l'application Slack, deux nombres et un point.
start-setting-SLACK_CLIENT_SECRET = le « Client Secret » qui va avec SLACK_CLIENT_ID.
start-setting-SLACK_API_URL = l'adresse d'une API Slack.
start-setting-WHATSAPP_TOKEN = le jeton de l'utilisateur système, recopié en entier.
start-setting-WHATSAPP_PHONE_ID = l'identifiant du numéro, en chiffres, donné par Meta à côté du numéro.
start-setting-WHATSAPP_APP_SECRET = la clé secrète de l'application Meta, 16 caractères au moins.
start-setting-WHATSAPP_VERIFY_TOKEN = un mot à vous : au moins 16 lettres, chiffres ou tirets.
start-setting-WHATSAPP_TEMPLATE = le nom du modèle, en minuscules, chiffres et traits bas.
start-setting-WHATSAPP_API_ROOT = l'adresse d'une API de Meta, version comprise.
start-setting-LLM_BASE_URL = l'adresse d'une API compatible avec celle d'OpenAI, obligatoire avec LLM_MODEL ou LLM_API_KEY.
start-setting-LLM_MODEL = le nom du modèle, obligatoire avec LLM_BASE_URL.
start-setting-LLM_API_KEY = la clé de ce service, copiée en entier.
start-setting-SECRET_KEY = 32 octets en base64, obligatoires avec DATABASE_URL et SLACK_CLIENT_ID. Plusieurs clés : une virgule entre elles.
start-setting-BACKUP_KEY = 32 octets en base64. Plusieurs clés : une virgule entre elles, la nouvelle d'abord.
start-setting-METRICS_TOKEN = 16 lettres, chiffres ou signes au moins, sans espace.
start-setting-QUEUE_DASHBOARD_PASSWORD = 16 caractères au moins.
start-setting-LINK_CHECK = on ou off.
start-setting-LOG_LEVEL = silent, error, warn, info ou debug.

start-secret-key-damaged =
    Le fichier { $place } ne contient plus de clé. Remettez-le depuis une sauvegarde.
    Si la clé est perdue, supprimez ce fichier, puis réinstallez PlusUn dans vos espaces Slack.
start-secret-key-unreadable = Le fichier { $place } ne se lit pas, ou ne s'écrit pas. Donnez ce droit à PlusUn, ou réglez SECRET_KEY.
start-database-forbidden = Le dossier { $place } est fermé en écriture. Donnez-lui ce droit, ou changez DATA_DIR.
start-database-full = Le disque est plein. Libérez 100 Mo, puis relancez. Rien n'est perdu.
start-database-not-a-folder = { $place } n'est pas un dossier. Choisissez-en un autre avec DATA_DIR.
start-database-damaged =
    La base du dossier { $place } ne s'ouvre pas.
    Remettez une sauvegarde de ce dossier, ou mettez-le de côté pour repartir de zéro.
start-database-server = Le serveur PostgreSQL ne répond pas comme prévu. Vérifiez DATABASE_URL, et que le serveur tourne.
start-redis-server = Le serveur Redis ne répond pas comme prévu. Vérifiez REDIS_URL et que le serveur tourne, ou retirez ce réglage.
start-port-taken = Le port { $port } est déjà pris. Choisissez-en un autre, par exemple PORT={ $other }.
start-port-forbidden = Le port { $port } est réservé sur cette machine. Prenez-en un au-dessus de 1024 : PORT=3000.
start-port-closed = Impossible d'écouter sur le port { $port } ({ $code }). Essayez-en un autre, par exemple PORT=3000.
start-host-unknown = Cette machine n'a pas l'adresse { $host }. Choisissez-en une qu'elle a, par exemple HOST=127.0.0.1.

start-telegram-bad-token = Telegram refuse TELEGRAM_BOT_TOKEN. Recopiez le jeton donné par @BotFather (/mybots), puis relancez.
start-telegram-shared-token = Un autre programme écoute avec le même TELEGRAM_BOT_TOKEN. Arrêtez-le, ou demandez un autre robot à @BotFather.
start-telegram-unreachable = Telegram ne répond pas ({ $detail }). Vérifiez le réseau, et TELEGRAM_API_ROOT s'il est réglé. PlusUn réessaie seul.
start-telegram-bad-address =
    Telegram refuse l'adresse PUBLIC_URL ({ $detail }).
    Donnez une adresse https sur le port 443, 80, 88 ou 8443, ou retirez ce réglage.
start-telegram-inbox = Les messages ne peuvent pas être rangés. Telegram les garde, et PlusUn les reprendra seul.
start-telegram-refused = Telegram répond « { $detail } ». PlusUn réessaie seul.

start-discord-bad-token = Discord refuse DISCORD_BOT_TOKEN. Recopiez le jeton de la page « Bot », puis relancez.
start-discord-unreachable = Discord ne répond pas ({ $detail }). Vérifiez le réseau. PlusUn réessaie seul.
start-discord-refused = Discord répond « { $detail } ». PlusUn réessaie seul.

start-slack-bad-token = Slack refuse SLACK_BOT_TOKEN ({ $detail }). Recopiez le jeton xoxb, puis relancez.
start-slack-bad-app-token = Slack refuse SLACK_APP_TOKEN ({ $detail }). Recopiez le jeton xapp, puis relancez.
start-slack-missing-scope = Il manque un droit à votre application Slack ({ $detail }). Ajoutez-le, réinstallez-la, puis relancez.
start-slack-unreachable = Slack ne répond pas ({ $detail }). Vérifiez le réseau. PlusUn réessaie seul.
start-slack-inbox = Les messages ne peuvent pas être rangés. Slack les redonnera, et PlusUn les reprendra seul.
start-slack-wrong-key =
    SECRET_KEY n'ouvre pas les jetons Slack gardés (espaces concernés : { $detail }).
    Ajoutez l'ancienne clé après une virgule, puis relancez. Elle est perdue ? Réinstallez ces espaces : PUBLIC_URL/slack/install.
start-slack-workspace =
    Slack refuse le jeton d'un espace (espaces concernés : { $detail }).
    Réinstallez l'application dans cet espace : PUBLIC_URL/slack/install. Les autres marchent.
start-slack-refused = Slack répond « { $detail } ». PlusUn réessaie seul.

start-whatsapp-bad-token = Meta refuse WHATSAPP_TOKEN ({ $detail }). Refaites un jeton avec le droit whatsapp_business_messaging, puis relancez.
start-whatsapp-bad-number = Ce jeton ne parle pas pour WHATSAPP_PHONE_ID ({ $detail }). Recopiez l'identifiant du numéro, puis relancez.
start-whatsapp-blocked = Meta a fermé ce compte WhatsApp ({ $detail }). Ouvrez le WhatsApp Manager pour en lire la raison.
start-whatsapp-bad-template =
    Meta refuse le modèle WHATSAPP_TEMPLATE ({ $detail }).
    Faites-le approuver, en français ou en anglais, sans variable. Le reste marche.
start-whatsapp-unreachable = WhatsApp ne répond pas ({ $detail }). Vérifiez le réseau, et WHATSAPP_API_ROOT s'il est réglé. PlusUn réessaie seul.
start-whatsapp-inbox = Les messages ne peuvent pas être rangés. Meta les redonnera, et PlusUn les reprendra seul.
start-whatsapp-refused = WhatsApp répond « { $detail } ». PlusUn réessaie seul.
