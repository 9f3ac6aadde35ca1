/** Where the public advisers take requests, by subject: only addresses that were seen. */
import { httpsUrl, isoDay, sentence, slug } from '#src/catalogue/cells.ts';
import type { Bilingual } from '#src/catalogue/resource.ts';
import { readRows, type Rows } from './rows.ts';

export interface Door {
  readonly id: string;
  readonly name: Bilingual;
  readonly url: string;
  readonly source: string;
  readonly checkedOn: string;
}

const COLUMNS = {
  id: slug,
  name_fr: sentence(),
  name_en: sentence(),
  url: httpsUrl,
  source: sentence(),
  checked_on: isoDay,
};

export function loadDoors(text: string, file: string): Rows<Door> {
  const { rows, faults } = readRows(text, file, COLUMNS);
  const doors = rows.map((row) => ({
    id: row.id,
    name: { fr: row.name_fr, en: row.name_en },
    url: row.url,
    source: row.source,
    checkedOn: row.checked_on,
  }));
  return { rows: doors, faults };
}
