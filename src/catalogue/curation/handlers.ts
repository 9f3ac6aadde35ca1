import { asText, type Handlers } from '#src/domain.ts';
import { clubEntryHandlers } from './club-entries.ts';
import { VERDICTS } from './opinions.ts';
import { searchHandlers } from './searches.ts';

const LONGEST_ID = 64;

/** Work on the catalogue, by name; the weekly digest needs the catalogue itself (`createDigestHandlers`). */
export const curationHandlers: Handlers = {
  ...clubEntryHandlers,
  ...searchHandlers,
  /** Data: entry, verdict, day (ISO date). Saying it again changes it. */
  'catalogue.feedback': async (tx, { data, personId, now }) => {
    const entryId = asText(data['entry']).slice(0, LONGEST_ID);
    const verdict = VERDICTS.find((known) => known === data['verdict']);
    if (!personId || !entryId || !verdict) return [];
    const day = now.toISOString().slice(0, 10);
    await tx.feedback.upsert({
      where: { entryId_personId: { entryId, personId } },
      create: { entryId, personId, verdict, day },
      update: { verdict, day },
    });
    return [];
  },
};
