import { defineFlow, say, show } from '#src/engine/flow.ts';

/**
 * The bad-week door: where to find a human, and nothing else. No question, no advice, no diagnosis: the words are fixed
 * and must be read by somebody who knows before they change.
 */
export const badWeek = defineFlow('bad-week', { version: 1, resumable: false }, [
  say('calm'),
  show('lines', ({ read, person, say: words }) =>
    read.catalogue.crisisLines().map(({ name, gives, phone, url }) => ({
      kind: 'card' as const,
      title: name[person.locale],
      lines: [
        ...(phone ? [{ label: words('bad-week-phone'), text: phone }] : []),
        { text: gives[person.locale] },
      ],
      link: { url, label: new URL(url).hostname.replace(/^www\./, '') },
    })),
  ),
  say('after'),
]);
