/** Facts that cost money when wrong, as cards: the figure with its source and its day, or the words that it is too old. */
import type { Context } from '#src/engine/flow.ts';
import type { CardPart } from '#src/engine/message.ts';
import { siteOf } from './resource-card.ts';
import { todayOf } from './resource-search.ts';

export function factCards(question: string, context: Context): readonly CardPart[] {
  const { person, read, say, format } = context;
  return read.companion.facts(question, todayOf(context)).map(({ fact, isStale }) => {
    const link = { url: fact.url, label: siteOf(fact.url) };
    const title = fact.title[person.locale];
    if (isStale) {
      const stale = say('facts-stale', { day: format.date(fact.validUntil) });
      return { kind: 'card', title, lines: [{ text: stale }], link };
    }
    return {
      kind: 'card',
      title,
      lines: [{ text: fact.answer[person.locale] }, { label: say('facts-source'), text: fact.source }],
      link,
      note: say(fact.confidence === 'high' ? 'facts-checked' : 'facts-medium', {
        day: format.date(fact.checkedOn),
        until: format.date(fact.validUntil),
      }),
    };
  });
}
