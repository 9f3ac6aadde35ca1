/** Mentors and askers on a real database: work is done by its name, due rows at their hour, tells read from the inbox. */
import type { Handlers } from '#src/domain.ts';
import { eraseMentoring } from '#src/mentoring/erase.ts';
import { mentoringHandlers } from '#src/mentoring/handlers.ts';
import type { Slots, Update } from '#src/engine/message.ts';
import type { Database } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';

/** A Tuesday, 11:00 in Paris; the days that follow are working days. */
const TUESDAY = new Date('2026-11-24T10:00:00Z');

/** Longer than changes wait to be looked at together (src/mentoring/search.ts). */
const A_MOMENT_MS = 5_000;

/** With the erasure, which the domain of people calls. */
const handlers: Handlers = {
  ...mentoringHandlers,
  'mentoring.erase': (tx, { personId, now }) => eraseMentoring(tx, personId ?? '', now),
};

export interface Told {
  readonly trigger: string;
  readonly data: Slots;
}

export function createTown({ prisma, pool }: Database) {
  let at = TUESDAY;
  let ids = 0;
  let works = 0;
  const newId = () => `id${String(++ids).padStart(10, '0')}`;

  async function run(kind: string, key: string, data: Slots, personId?: string): Promise<void> {
    const work = { key, data, now: at, newId, ...(personId && { personId }) };
    await prisma.$transaction((tx) => runWork(tx, handlers, kind, work));
  }

  async function runDue(): Promise<void> {
    for (;;) {
      const due = await prisma.due.findFirst({
        where: { doneAt: null, dueAt: { lte: new Date(at.getTime() + A_MOMENT_MS) } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      if (!due) return;
      if (due.dueAt > at) at = due.dueAt;
      await prisma.due.update({ where: { id: due.id }, data: { doneAt: at } });
      await run(due.work, due.key, due.data as Slots);
    }
  }

  async function person(id: string, isDemo = false): Promise<void> {
    const address = { platform: 'web', room: id, isPrivate: true };
    await prisma.person.create({
      data: { id, isDemo, identities: { create: { platform: 'web', externalId: id, address } } },
    });
  }

  return {
    prisma,
    newId,
    now: () => at,
    runDue,
    person,
    async does(personId: string, kind: string, data: Slots = {}): Promise<void> {
      await run(`mentoring.${kind}`, `press-${++works}`, data, personId);
    },
    async passes(hours: number): Promise<void> {
      const until = new Date(at.getTime() + hours * 3_600_000);
      for (;;) {
        const next = await prisma.due.findFirst({
          where: { doneAt: null, dueAt: { lte: until } },
          orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        });
        if (!next) break;
        if (next.dueAt > at) at = next.dueAt;
        await runDue();
      }
      at = until;
    },
    async mentor(id: string, data: Slots = {}, isDemo = false): Promise<void> {
      await person(id, isDemo);
      await this.does(id, 'become', {
        firstName: id,
        skills: ['accounting'],
        languages: ['fr'],
        isRemote: true,
        capacity: 2,
        pingsPerWeek: 2,
        zone: 'Europe/Paris',
        agreed: true,
        ...data,
      });
      await runDue();
    },
    /** Opens a request and lets the search run. */
    async asks(id: string, data: Slots = {}): Promise<string> {
      await this.does(id, 'open', {
        need: 'accounting',
        message: 'Bonjour, je cherche un regard sur mes comptes.',
        firstName: id,
        locale: 'fr',
        zone: 'Europe/Paris',
        ...data,
      });
      await runDue();
      const request = await prisma.helpRequest.findFirst({
        where: { personId: id },
        orderBy: { id: 'desc' },
      });
      return request?.id ?? '';
    },
    /** What this person was told since last asked, oldest first. */
    async told(id: string): Promise<readonly Told[]> {
      const { rows } = await pool.query<{ payload: Update }>(
        `with taken as (update inbox set state = 'done' where person_id = $1 and state = 'pending' returning seq, payload)
         select payload from taken order by seq`,
        [id],
      );
      return rows.map(({ payload }) => {
        if (payload.input.kind !== 'trigger') throw new Error('only triggers are told');
        return { trigger: payload.input.name, data: payload.input.data };
      });
    },
    /** The same, in one word each: the trigger, or the news. */
    async heard(id: string): Promise<readonly string[]> {
      return (await this.told(id)).map(({ trigger, data }) => String(data.news ?? trigger));
    },
    /** The ping this mentor was sent last. */
    async pingOf(id: string): Promise<string> {
      const ping = await prisma.ping.findFirst({ where: { mentorId: id }, orderBy: { id: 'desc' } });
      return ping?.id ?? '';
    },
    statusOf: async (request: string) =>
      (await prisma.helpRequest.findUnique({ where: { id: request } }))?.status ?? 'gone',
  };
}

export type Town = ReturnType<typeof createTown>;
