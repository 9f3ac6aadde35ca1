/** The card of a ping that needs no answer any more: the word about it takes its place, where the platform can do that. */
import type { Consequence, Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { type News, news, pingKey } from './words.ts';

/** News about a ping that take the place of its card, when what is known of that message is still there. */
export async function editCard(
  tx: Tx,
  mentorId: string,
  ping: string,
  what: News,
  data: Slots,
): Promise<Consequence> {
  const told = news(mentorId, what, pingKey(ping), data);
  // Who was told is read from the outbox: it forgets a message after a week, and all of them when the person is erased.
  const [card] = await tx.$queryRaw<{ receipt: string; platform: string; externalId: string }[]>`
    select o.receipt, i.platform, i.external_id as "externalId"
      from outbox o
      join identity i on i.person_id = o.person_id and i.platform = o.platform
       and i.address ->> 'room' = split_part(o.chat, '|', 1)
     where o.key = ${`system:${pingKey(ping, 'told')}:0`} and o.person_id = ${mentorId}
       and o.state = 'sent' and o.receipt is not null`;
  if (!card || told.kind !== 'tell') return told;
  const { receipt, platform, externalId } = card;
  return { ...told, data: { ...told.data, takesPlaceOf: receipt }, at: { platform, externalId } };
}
