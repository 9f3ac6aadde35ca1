### Ce que disent les commandes backup, restore et dead-letters.

operate-usage =
    Trois commandes.
    npm run backup -- FICHIER.
    npm run restore -- FICHIER [--replace] [--erasures FICHIER].
    npm run dead-letters -- list, ou show ID [--with-words].
    npm run dead-letters -- replay ID [--may-double], ou drop ID.
operate-failed = Rien n'a changé. { $reason }
operate-unknown = La cause est inattendue ({ $kind }). Relancez avec LOG_LEVEL=debug pour en savoir plus.

operate-backup-done = Sauvegarde faite, puis relue : { $file } ({ $rows } lignes, { $size } Ko).
operate-backup-sealed = Elle est chiffrée. Gardez BACKUP_KEY ailleurs : sans elle, personne ne la rouvre.
operate-backup-open = Elle n'est pas chiffrée : qui l'a la lit. Pour la chiffrer, réglez BACKUP_KEY.
operate-backup-key-apart = Les clés (SECRET_KEY ou secret.key, BACKUP_KEY) n'y sont pas. Gardez-les à part.

operate-restore-done = Base remise dans l'état du { $at } ({ $rows } lignes). Vous pouvez lancer PlusUn.
operate-restore-erased = { $count ->
    [0] Personne n'était à effacer de nouveau.
    [one] Une personne effacée depuis a été effacée de nouveau.
   *[other] { $count } personnes effacées depuis ont été effacées de nouveau.
  }

operate-nothing = Il n'y a pas encore de base dans { $place }. Lancez PlusUn une fois, ou vérifiez DATA_DIR.
operate-file = Le fichier { $file } ne se lit pas, ou ne s'écrit pas ({ $code }). Vérifiez le chemin et vos droits.
operate-no-backup = Ce fichier n'est pas une sauvegarde de PlusUn. Vérifiez son nom.
operate-key-missing = Cette sauvegarde est chiffrée. Réglez BACKUP_KEY avec la clé d'alors.
operate-key-wrong = BACKUP_KEY n'est pas la clé de cette sauvegarde. Reprenez la clé d'alors.
operate-damaged = Ce fichier est abîmé. Prenez une autre copie de la sauvegarde, ou une plus ancienne.
operate-truncated = Ce fichier s'arrête trop tôt. Recopiez-le en entier, ou prenez une autre sauvegarde.
operate-not-empty = La base n'est pas vide. Pour la remplacer, ajoutez --replace : ce qu'elle contient sera perdu.
operate-shared = Cette base contient des tables qui ne sont pas à PlusUn ({ $tables }). Donnez-lui une base à elle.
operate-newer = Cette sauvegarde vient d'une version plus récente ({ $version }). Mettez d'abord PlusUn à jour.
operate-in-use = Un programme PlusUn utilise cette base. Arrêtez-le, attendez 30 secondes, puis recommencez.

operate-letters-none = Rien n'est mis de côté.
operate-letters-how = Pour en savoir plus : show ID. Pour refaire : replay ID. Pour oublier : drop ID.
operate-letter-done = C'est fait.
operate-letter-unknown = Aucune ligne ne porte cet ID. Pour les voir : list.
operate-letter-gone = Il n'en reste rien à refaire : la personne est partie, ou l'heure est passée.
operate-letter-doubtful = Ce message est peut-être arrivé. Pour l'envoyer malgré tout, ajoutez --may-double.
