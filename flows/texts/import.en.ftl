### The commands "import" and "links": a file of aids enters the catalogue, addresses are tried.

import-usage =
    Usage: npm run import -- FILE [--format NAME] [--report FAULTS.csv] [--shrink]
    Formats: { $formats }.
import-begins = Importing { $file }: format { $format }, source { $source }, written in { $encoding }.
import-progress = { $percent }%, { $count } rows read
import-done =
    { $rows } good rows: { $added } new, { $changed } changed, { $unchanged } unchanged.
    { $removed } have left the file, and the catalogue.
import-left-closed = { $count } left out: closed by their source.
import-left-ended = { $count } left out: over.
import-left-not-for-firms = { $count } left out: not for firms.
import-faulty = { $count } faulty rows left out. Correct them, then import again.
import-at-line = { $file }, line { $line }, { $column }: { $why }
import-at-item = { $file }, line { $line }, item { $item }, { $column }: { $why }
import-more = … and { $count } more faults. Add --report faults.csv to have them all.
import-column-line = line
import-column-item = item
import-column-column = column
import-column-why = what to write
import-failed =
    Nothing was imported, the catalogue is as before.
    { $why }

## What is wrong at one place

import-fault-missing = is empty: write it.
import-fault-day = "{ $value }" is no day: write 2026-11-22, or leave it empty.
import-fault-year = "{ $value }" is too far: write a day between 2000 and 2100, or leave it empty.
import-fault-address = "{ $value }" is no public address: write https://… in full.
import-fault-twice = "{ $value }" is already at { $at }: keep one row.
import-fault-garbled = unreadable accents ("{ $value }"): save the file as UTF-8.
import-fault-long = has { $length } characters: keep fewer than { $most }.
import-fault-long-row = is too long to be read: shorten its texts.
import-fault-cells = has { $count } cells, the first line { $expected }: look for a missing or extra separator.
import-fault-json = is no readable JSON object: look for a comma or a quotation mark.
import-fault-yaml = is no readable YAML: look at the indentation and the colons.
import-fault-word = "{ $value }" is unknown. Known: { $words }.
import-fault-region = "{ $value }" is unknown: write a region, a département or "France".
import-fault-geography = "{ $value }" is no code: write PAYS-99100, REG-53 or DEP-29, for example.

## What is wrong with the file

import-file-missing = This file does not exist: check its path.
import-file-folder = This is a folder: give a file.
import-file-forbidden = This file cannot be read: give this account the right to.
import-file-empty = This file is empty.
import-file-format = Its format is not recognised: name it with --format.
import-file-columns = Columns are missing: { $missing }. Found: { $found }.
import-file-no-list = There is no list of aids in it: check that it is the right file.
import-file-no-yaml-list = Line { $line }: a list begins with a dash at the margin.
import-file-cut-off = It stops in the middle, line { $line }: download it again.
import-file-quotes = A quotation mark opened on line { $line } is never closed: close it.
import-file-no-rows = No row is good: correct those named above.
import-file-mostly-faults = { $faulty } faulty rows for { $rows } good ones: is it the right format? Name it with --format.
import-file-shrunk =
    It has { $rows } good rows, the catalogue { $before } of this source: was it cut off?
    If it is whole, add --shrink.
import-file-overtaken = Another import of the same source has begun since: wait for its end.
import-file-unknown = Unexpected error: { $kind }. Try again, it does no harm.

## Words for aids whose file says nothing

import-first-step = Read the conditions on the official page
import-any-firm = Firms, under the conditions of the official page

## Addresses

links-progress = { $percent }%, { $count } addresses tried
links-dead = Leads nowhere ({ $reason }): { $url }
links-done =
    { $alive } addresses alive, { $dead } dead, { $refused } closed to robots, { $unsure } without a sure answer.
    { $hidden } have been dead for two days: their entries are hidden.
links-offline = Nothing answered: this computer probably has no network. Nothing is noted.
links-failed = The addresses could not be tried: { $why }. Try again, it does no harm.
