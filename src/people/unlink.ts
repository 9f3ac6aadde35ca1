/** An account leaves the others; and which account news go to. */
import type { Identity } from '#prisma/generated/client.ts';
import { asText, type Handler, type Handlers, type Tx } from '#src/domain.ts';
import { copyBlocks } from '#src/mentoring/blocks.ts';
import { toStorable } from '#src/storage/json.ts';
import { accountKey, accountsOf, addressOf, holdAccounts, shownName } from './accounts.ts';

/**
 * Data: account (its key). That account begins anew as somebody nobody knows; everything else stays with the others.
 * The last account cannot leave.
 */
const unlink: Handler = async (tx, { data, personId, key, newId }) => {
  if (!personId) return [];
  // Whoever is about to tell this person something finds the accounts as they are afterwards.
  await tx.$queryRaw`select id from person where id = ${personId} for update`;
  const accounts = await accountsOf(tx, personId);
  const leaving = accounts.find((account) => accountKey(account) === data['account']);
  const [stays] = accounts
    .filter((account) => account !== leaving)
    .sort((a, b) => Number(b.isReachable) - Number(a.isReachable));
  if (!leaving || !stays) return [];
  await holdAccounts(tx, [leaving]);
  const { platform, externalId } = leaving;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const fresh = newId();
  await tx.person.create({ data: { id: fresh, locale: person.locale } });
  await tx.identity.update({
    where: { platform_externalId: { platform, externalId } },
    data: { personId: fresh, isPreferred: false },
  });
  await copyBlocks(tx, personId, fresh);
  // A backup from before gives the account back to nobody.
  await tx.$executeRaw`select note_leaving(${personId}, ${platform}, ${externalId})`;
  await tx.$executeRaw`
    update inbox set person_id = ${fresh}
     where person_id = ${personId} and state = 'pending'
       and payload #>> '{sender,platform}' = ${platform} and payload #>> '{sender,id}' = ${externalId}`;
  await leaveRoom(tx, personId, leaving, stays);
  await tx.linkCode.deleteMany({ where: { personId, platform, externalId } });
  await tx.linkCode.deleteMany({
    where: { claimedBy: personId, claimedPlatform: platform, claimedAccount: externalId },
  });
  const about = { platform, name: shownName(leaving.name) };
  const told = (who: string, what: string) => ({
    kind: 'tell' as const,
    personId: who,
    trigger: 'link-news',
    key: `${key}:${what}`,
    data: { ...about, news: what },
  });
  return [told(fresh, 'unlinked-here'), told(personId, 'unlinked')];
};

/** Nothing of the person is sent to the account any more: what waits, and what is to come, goes to one that stays. */
async function leaveRoom(tx: Tx, personId: string, leaving: Identity, stays: Identity): Promise<void> {
  const { platform } = leaving;
  const { room } = addressOf(leaving.address);
  const to = addressOf(stays.address);
  const address = toStorable(to);
  await tx.$executeRaw`
    update session set data = jsonb_set(data, '{home}', ${address}::jsonb)
     where person_id = ${personId}
       and data #>> '{home,platform}' = ${platform} and data #>> '{home,room}' = ${room}`;
  const chat = to.thread === undefined ? to.room : `${to.room}|${to.thread}`;
  await tx.$executeRaw`
    update outbox set platform = ${to.platform}, chat = ${chat},
                      payload = jsonb_set(payload - 'replaces' - 'answers', '{to}', ${address}::jsonb)
     where person_id = ${personId} and state = 'pending' and sent_count = 0
       and platform = ${platform} and payload #>> '{to,room}' = ${room}`;
  await tx.$executeRaw`
    update inbox set payload = jsonb_set(payload, '{from}', ${address}::jsonb)
     where person_id = ${personId} and state = 'pending' and platform = 'system'
       and payload #>> '{from,platform}' = ${platform} and payload #>> '{from,room}' = ${room}`;
}

/** Data: account (its key), or "last": where the person wrote last. */
const prefer: Handler = async (tx, { data, personId }) => {
  if (!personId) return [];
  const wanted = asText(data['account']);
  const accounts = await accountsOf(tx, personId);
  const chosen = accounts.find((account) => accountKey(account) === wanted);
  if (!chosen && wanted !== 'last') return [];
  // Two statements: at no moment are two accounts preferred.
  await tx.identity.updateMany({ where: { personId, isPreferred: true }, data: { isPreferred: false } });
  if (chosen)
    await tx.identity.updateMany({
      where: { personId, platform: chosen.platform, externalId: chosen.externalId },
      data: { isPreferred: true },
    });
  return [];
};

export const accountHandlers: Handlers = { 'people.unlink': unlink, 'people.prefer': prefer };
