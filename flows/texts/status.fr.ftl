### La page /status : ce qui marche, ce qui ne marche pas, depuis quand.

status-title = État de PlusUn
status-well = Tout fonctionne.
status-trouble = Perturbé : { $names }. Le reste fonctionne.
status-platforms-title = Où l'on peut parler à PlusUn
status-name-web = Cette page web
status-name-terminal = Terminal
status-ok = { $name } : ouvert, depuis { $since }.
status-connecting = { $name } : connexion en cours, depuis { $since }.
status-degraded = { $name } : perturbé, depuis { $since }.
status-off = { $name } : fermé.
status-fault = Pour la personne qui a installé PlusUn : { $words }
status-fault-unknown = La cause est inattendue ({ $code }). PlusUn réessaie seul.
status-waiting-title = Ce qui attend
status-waiting-in = Messages reçus, pas encore traités : { $count }
status-waiting-out = Messages écrits, pas encore partis : { $count }
status-waiting-unknown = La base de données ne répond pas. Les messages qui attendent ne se comptent pas.
status-at = Relevé le { $at }, temps universel. Rechargez la page pour un nouveau relevé.
