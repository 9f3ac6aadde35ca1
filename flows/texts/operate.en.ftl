### What the commands backup, restore and dead-letters say.

operate-usage =
    Three commands.
    npm run backup -- FILE.
    npm run restore -- FILE [--replace] [--erasures FILE].
    npm run dead-letters -- list, or show ID [--with-words].
    npm run dead-letters -- replay ID [--may-double], or drop ID.
operate-failed = Nothing has changed. { $reason }
operate-unknown = The cause is unexpected ({ $kind }). Run it again with LOG_LEVEL=debug to learn more.

operate-backup-done = Backup made, then read back: { $file } ({ $rows } rows, { $size } kB).
operate-backup-sealed = It is encrypted. Keep BACKUP_KEY elsewhere: without it, nobody can open the file.
operate-backup-open = It is not encrypted: whoever has it can read it. To encrypt it, set BACKUP_KEY.
operate-backup-key-apart = The keys (SECRET_KEY or secret.key, BACKUP_KEY) are not in it. Keep them apart.

operate-restore-done = The database is as it was on { $at } ({ $rows } rows). You can start PlusUn.
operate-restore-erased = { $count ->
    [0] Nobody had to be erased again.
    [one] One person erased since then was erased again.
   *[other] { $count } people erased since then were erased again.
  }

operate-nothing = There is no database in { $place } yet. Start PlusUn once, or check DATA_DIR.
operate-file = The file { $file } cannot be read, or cannot be written ({ $code }). Check the path and your rights.
operate-no-backup = This file is no backup of PlusUn. Check its name.
operate-key-missing = This backup is encrypted. Set BACKUP_KEY to the key it was made with.
operate-key-wrong = BACKUP_KEY is not the key of this backup. Take the key it was made with.
operate-damaged = This file is damaged. Take another copy of the backup, or an older one.
operate-truncated = This file ends too early. Copy all of it again, or take another backup.
operate-not-empty = The database is not empty. To replace it, add --replace: what it holds will be lost.
operate-shared = This database holds tables that are not PlusUn's ({ $tables }). Give it a database of its own.
operate-newer = This backup comes from a newer version ({ $version }). Update PlusUn first.
operate-in-use = A PlusUn program uses this database. Stop it, wait 30 seconds, then try again.

operate-letters-none = Nothing was put aside.
operate-letters-how = To learn more: show ID. To do it again: replay ID. To forget it: drop ID.
operate-letter-done = Done.
operate-letter-unknown = No row has this ID. To see them: list.
operate-letter-gone = Nothing is left to do again: the person is gone, or it is too late.
operate-letter-doubtful = This message may have arrived. To send it all the same, add --may-double.
