### Ce que le programme écrit dans le terminal de la personne qui l'installe.

start-ready = PlusUn est prêt : { $address }
start-data = Vos données : { $place }
start-platforms = Où l'on peut parler à PlusUn :
start-platform-on = { $name } : oui
start-platform-on-reason = { $name } : oui, mais { $reason }
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
start-stop = Pour arrêter : Ctrl + C. Rien ne se perd.
start-stopped = PlusUn est arrêté. Tout est gardé.
start-already-running =
    PlusUn tourne déjà sur ce dossier ({ $place }).
    Ouvrez { $address }, ou choisissez un autre dossier avec DATA_DIR.
start-config-faults = Ces réglages ne vont pas. Corrigez-les dans le fichier .env, puis relancez.
start-config-fault = { $setting } : { $why } Exemple : { $setting }={ $example }
start-failed = PlusUn n'a pas pu démarrer. { $reason }
start-failed-unknown = La cause est inattendue ({ $kind }). Relancez avec LOG_LEVEL=debug pour en savoir plus.
start-chat-hello = Vous parlez à PlusUn, un programme. Écrivez « bonjour ». Pour partir : Ctrl + D.
start-chat-usage = Dites qui vous êtes : npm run --silent chat -- --as VOTRE_NOM
start-chat-lost = PlusUn ne répond plus. Ce qui était envoyé est gardé. Relancez cette commande.

start-setting-PORT = un nombre entre 0 et 65535.
start-setting-HOST = l'adresse sur laquelle écouter.
start-setting-PUBLIC_URL = l'adresse publique complète, avec https.
start-setting-DATA_DIR = un dossier où écrire.
start-setting-DATABASE_URL = l'adresse d'un serveur PostgreSQL.
start-setting-REDIS_URL = l'adresse d'un serveur Redis.
start-setting-TELEGRAM_BOT_TOKEN = le jeton donné par @BotFather, copié en entier.
start-setting-TELEGRAM_API_ROOT = l'adresse d'un serveur Bot API.
start-setting-TELEGRAM_WEBHOOK_SECRET = 16 lettres, chiffres ou tirets au moins.
start-setting-LOG_LEVEL = silent, error, warn, info ou debug.

start-database-forbidden = Le dossier { $place } est fermé en écriture. Donnez-lui ce droit, ou changez DATA_DIR.
start-database-full = Le disque est plein. Libérez 100 Mo, puis relancez. Rien n'est perdu.
start-database-not-a-folder = { $place } n'est pas un dossier. Choisissez-en un autre avec DATA_DIR.
start-database-damaged =
    La base du dossier { $place } ne s'ouvre pas.
    Remettez une sauvegarde de ce dossier, ou mettez-le de côté pour repartir de zéro.
start-database-server = Le serveur PostgreSQL ne répond pas comme prévu. Vérifiez DATABASE_URL, et que le serveur tourne.
start-port-taken = Le port { $port } est déjà pris. Choisissez-en un autre, par exemple PORT=3001.
start-port-forbidden = Le port { $port } est réservé sur cette machine. Prenez-en un au-dessus de 1024 : PORT=3000.
