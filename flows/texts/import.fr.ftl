### Les commandes « import » et « links » : un fichier d'aides entre dans le catalogue, les adresses sont essayées.

import-usage =
    Usage : npm run import -- FICHIER [--format NOM] [--report FAUTES.csv] [--shrink]
    Formats : { $formats }.
import-begins = Import de { $file } : format { $format }, source { $source }, écrit en { $encoding }.
import-progress = { $percent } %, { $count } lignes lues
import-done =
    { $rows } lignes bonnes : { $added } nouvelles, { $changed } changées, { $unchanged } sans changement.
    { $removed } ont disparu du fichier et du catalogue.
import-left-closed = { $count } laissées de côté : fermées par leur source.
import-left-ended = { $count } laissées de côté : terminées.
import-left-not-for-firms = { $count } laissées de côté : pas pour les entreprises.
import-faulty = { $count } lignes fautives laissées de côté. Corrigez-les, puis importez de nouveau.
import-at-line = { $file }, ligne { $line }, { $column } : { $why }
import-at-item = { $file }, ligne { $line }, élément { $item }, { $column } : { $why }
import-more = … et { $count } autres fautes. Ajoutez --report fautes.csv pour les avoir toutes.
import-column-line = ligne
import-column-item = élément
import-column-column = colonne
import-column-why = quoi écrire
import-failed =
    Rien n'a été importé, le catalogue est comme avant.
    { $why }

## Ce qui ne va pas à un endroit

import-fault-missing = est vide : écrivez-le.
import-fault-day = « { $value } » n'est pas un jour : écrivez 2026-11-22, ou laissez vide.
import-fault-year = « { $value } » est trop loin : écrivez un jour entre 2000 et 2100, ou laissez vide.
import-fault-address = « { $value } » n'est pas une adresse publique : écrivez https://… en entier.
import-fault-twice = « { $value } » est déjà en { $at } : gardez une seule ligne.
import-fault-garbled = accents illisibles (« { $value } ») : enregistrez le fichier en UTF-8.
import-fault-long = a { $length } caractères : gardez-en moins de { $most }.
import-fault-long-row = est trop long pour être lu : raccourcissez ses textes.
import-fault-cells = a { $count } cases, la première ligne { $expected } : cherchez un séparateur en trop ou oublié.
import-fault-json = n'est pas un objet JSON lisible : cherchez une virgule ou un guillemet.
import-fault-yaml = n'est pas du YAML lisible : regardez l'indentation et les deux-points.
import-fault-word = « { $value } » est inconnu. Connus : { $words }.
import-fault-region = « { $value } » est inconnu : écrivez une région, un département ou « France ».
import-fault-geography = « { $value } » n'est pas un code : écrivez par exemple PAYS-99100, REG-53 ou DEP-29.

## Ce qui ne va pas avec le fichier

import-file-missing = Ce fichier n'existe pas : vérifiez son chemin.
import-file-folder = C'est un dossier : donnez un fichier.
import-file-forbidden = Ce fichier ne peut pas être lu : donnez-en le droit à ce compte.
import-file-empty = Ce fichier est vide.
import-file-format = Son format n'est pas reconnu : nommez-le avec --format.
import-file-columns = Il manque des colonnes : { $missing }. Trouvées : { $found }.
import-file-no-list = Il n'y a pas de liste d'aides dedans : vérifiez que c'est le bon fichier.
import-file-no-yaml-list = Ligne { $line } : une liste commence par un tiret à la marge.
import-file-cut-off = Il s'arrête au milieu, ligne { $line } : téléchargez-le de nouveau.
import-file-quotes = Un guillemet ouvert ligne { $line } n'est jamais fermé : fermez-le.
import-file-no-rows = Aucune ligne n'est bonne : corrigez celles qui sont dites plus haut.
import-file-mostly-faults = { $faulty } lignes fautives pour { $rows } bonnes : est-ce le bon format ? Nommez-le avec --format.
import-file-shrunk =
    Il a { $rows } lignes bonnes, le catalogue en a { $before } de cette source : est-il coupé ?
    S'il est complet, ajoutez --shrink.
import-file-overtaken = Un autre import de la même source a commencé depuis : attendez sa fin.
import-file-unknown = Erreur inattendue : { $kind }. Recommencez, c'est sans risque.

## Mots donnés aux aides dont le fichier ne dit rien

import-first-step = Lire les conditions sur la page officielle
import-any-firm = Entreprises, selon les conditions de la page officielle

## Adresses

links-progress = { $percent } %, { $count } adresses essayées
links-dead = Ne mène nulle part ({ $reason }) : { $url }
links-done =
    { $alive } adresses vivantes, { $dead } mortes, { $refused } fermées aux robots, { $unsure } sans réponse sûre.
    { $hidden } sont mortes depuis deux jours : leurs fiches sont cachées.
links-offline = Rien n'a répondu : cet ordinateur n'a sans doute pas de réseau. Rien n'est noté.
links-failed = Les adresses n'ont pas pu être essayées : { $why }. Recommencez, c'est sans risque.
