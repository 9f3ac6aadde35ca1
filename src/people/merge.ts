/**
 * Two people turn out to be one. The one who gave the code is kept; the other's rows become theirs, so both histories
 * stay. Where rows of both cannot stand side by side:
 *
 * - a meetup both answered: the better answer stays (a seat, a place in the queue, a no); a second seat is given on;
 * - a club both are in: organiser when either was, member since the earlier day;
 * - a wish for a meetup: the kept person's;
 * - reminders of declarations: the kept person's; declarations made stay made;
 * - a request about which both were asked: the ping that has come farther stays;
 * - a ping from one to the other: withdrawn and the request searched again; a talk of the two is over;
 * - profile, mentor's card and language: the kept person's, completed by the other's; differences are asked about;
 * - what both said of one resource: the kept person's word; the same search kept twice is kept once;
 * - the account for news: the kept person's choice;
 * - a block by, or of, one of the two counts for both; one between the two is dropped;
 * - the conversation: the kept person's goes on; questions that somebody else waits for are put to them again.
 */
import { mergeCuration } from '#src/catalogue/curation/merge.ts';
import { mergeClubs } from '#src/clubs/merge.ts';
import { mergeCompanion } from '#src/companion/merge.ts';
import type { Consequence, Tx } from '#src/domain.ts';
import { mergeMentoring } from '#src/mentoring/merge.ts';
import { mergeCircles } from '#src/peers/person.ts';
import { accountsOf, holdAccounts } from './accounts.ts';
import { compare, type Differences } from './differences.ts';

/**
 * Every column that names a person. `moves`: its rows are given to the kept person, once conflicts are settled.
 * `settled`: dealt with by a rule. A column that is missing here fails a test: think about what two rows would mean.
 */
export const PERSON_COLUMNS: Readonly<Record<string, 'moves' | 'settled'>> = {
  'identity.person_id': 'moves',
  'outbox.person_id': 'moves',
  'plus_one.person_id': 'moves',
  'report.person_id': 'moves',
  'help_request.person_id': 'moves',
  'rsvp.person_id': 'moves',
  'membership.person_id': 'moves',
  'meetup_wish.person_id': 'moves',
  'meetup.created_by': 'moves',
  'club_space.bound_by': 'moves',
  'club_invitation.made_by': 'moves',
  'peer_question.person_id': 'moves',
  'peer_answer.person_id': 'moves',
  'link_code.claimed_by': 'moves',
  'check_up.person_id': 'moves',
  'person_alias.person_id': 'moves',
  'feedback.person_id': 'moves',
  'saved_search.person_id': 'moves',
  'circle_seat.person_id': 'moves',
  'club_entry.added_by': 'moves',
  'club_entry.reviewed_by': 'moves',
  'club_rule.made_by': 'moves',
  'profile.person_id': 'settled',
  'obligation_plan.person_id': 'settled',
  'obligation_done.person_id': 'settled',
  'mentor.person_id': 'settled',
  'circle_member.person_id': 'settled',
  'ping.mentor_id': 'settled',
  'inbox.person_id': 'settled',
  'due.person_id': 'settled',
  'session.person_id': 'settled',
  'link_code.person_id': 'settled',
  'block.blocker': 'settled',
  'block.blocked': 'settled',
  'block_trace.blocker': 'settled',
  // A room is nobody: it has no account that could be linked.
  'club_space.person_id': 'settled',
};

export interface Merged {
  readonly differences: Differences;
  readonly consequences: readonly Consequence[];
}

/** Makes one person of two, or changes nothing: undefined when one of them is no more. */
export async function mergePeople(
  tx: Tx,
  kept: string,
  gone: string,
  now: Date,
): Promise<Merged | undefined> {
  if (!(await holdBoth(tx, kept, gone))) return undefined;
  const differences = await compare(tx, kept, gone);
  const consequences = [
    ...(await mergeMentoring(tx, kept, gone, now)),
    ...(await mergeClubs(tx, kept, gone, now)),
  ];
  await mergeCuration(tx, kept, gone);
  await mergeCompanion(tx, kept, gone);
  await mergeCircles(tx, kept, gone);
  await mergePerson(tx, kept, gone, now);
  for (const [column, how] of Object.entries(PERSON_COLUMNS)) {
    const [table, name] = column.split('.');
    if (how === 'moves')
      await tx.$executeRawUnsafe(`update "${table}" set "${name}" = $1 where "${name}" = $2`, kept, gone);
  }
  await moveDue(tx, kept, gone);
  await moveInbox(tx, kept, gone);
  await tx.person.delete({ where: { id: gone } });
  return { differences, consequences: consequences.map((one) => renamed(one, kept, gone)) };
}

/**
 * Nothing new comes in for the one who goes, no turn of theirs is stored, and nobody tells either of them anything until
 * this is done. In the order in which storing a turn takes its locks.
 */
async function holdBoth(tx: Tx, kept: string, gone: string): Promise<boolean> {
  await holdAccounts(tx, await accountsOf(tx, gone));
  await tx.$queryRaw`select seq from inbox where person_id = ${gone} and state = 'pending' order by seq for update`;
  const people = await tx.$queryRaw<unknown[]>`
    select id from person where id in (${kept}, ${gone}) order by id for update`;
  return people.length === 2;
}

async function mergePerson(tx: Tx, kept: string, gone: string, now: Date): Promise<void> {
  const other = await tx.person.findUniqueOrThrow({ where: { id: gone } });
  const own = await tx.person.findUniqueOrThrow({ where: { id: kept } });
  await tx.person.update({
    where: { id: kept },
    data: {
      isOrganiser: own.isOrganiser || other.isOrganiser,
      createdAt: own.createdAt < other.createdAt ? own.createdAt : other.createdAt,
    },
  });
  if (!(await tx.profile.findUnique({ where: { personId: kept } })))
    await tx.profile.updateMany({ where: { personId: gone }, data: { personId: kept } });
  if ((await tx.identity.count({ where: { personId: kept, isPreferred: true } })) > 0)
    await tx.identity.updateMany({ where: { personId: gone }, data: { isPreferred: false } });
  await tx.linkCode.deleteMany({ where: { personId: gone } });
  await tx.personAlias.create({ data: { oldId: gone, personId: kept, at: now } });
}

/** Work that waits names its person in its key and in its data. What both have waiting is done once. */
async function moveDue(tx: Tx, kept: string, gone: string): Promise<void> {
  const NEW_KEY = `regexp_replace(key, '(^|[^a-z0-9])' || $2 || '($|[^a-z0-9])', '\\1' || $1 || '\\2')`;
  const waiting = `from due where done_at is null and key <> ${NEW_KEY}`;
  await tx.$executeRawUnsafe(
    `delete from due where done_at is not null and key in (select ${NEW_KEY} ${waiting})`,
    kept,
    gone,
  );
  await tx.$executeRawUnsafe(
    `delete from due where done_at is null and key <> ${NEW_KEY}
        and exists (select 1 from due other where other.key = ${NEW_KEY.replace('(key', '(due.key')})`,
    kept,
    gone,
  );
  await tx.$executeRawUnsafe(
    `update due set key = ${NEW_KEY}, person_id = case when person_id = $2 then $1 else person_id end,
                    data = replace(data::text, to_json($2::text)::text, to_json($1::text)::text)::jsonb
      where done_at is null and (person_id = $2 or key <> ${NEW_KEY})`,
    kept,
    gone,
  );
  await tx.due.updateMany({ where: { personId: gone }, data: { personId: kept } });
}

/** What waits to be handled gets new numbers, in order: a turn under way over an old number is refused as stale. */
async function moveInbox(tx: Tx, kept: string, gone: string): Promise<void> {
  const waiting = await tx.inbox.findMany({
    where: { personId: gone, state: 'pending' },
    orderBy: { seq: 'asc' },
    select: { seq: true },
  });
  for (const { seq } of waiting)
    await tx.$executeRaw`
      update inbox set person_id = ${kept}, seq = nextval(pg_get_serial_sequence('inbox', 'seq')) where seq = ${seq}`;
  await tx.inbox.updateMany({ where: { personId: gone }, data: { personId: kept } });
}

function renamed(consequence: Consequence, kept: string, gone: string): Consequence {
  if (consequence.kind === 'forget' || consequence.personId !== gone) return consequence;
  return { ...consequence, personId: kept };
}
