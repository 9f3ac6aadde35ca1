import { expect, test } from 'vitest';
import type { Handlers } from '#src/domain.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import type { Pending, Store } from '#src/storage/store.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf, countingIds, replyTo, said, turnOf } from '#test/support/updates.ts';

onEveryDatabase('the store', (open) => {
  async function opened(handlers: Handlers = {}) {
    const database = await open();
    return { database, store: createStore({ database, handlers, newId: countingIds() }) };
  }

  async function pendingOf(store: Store, id: string, who: string, text = 'bonjour'): Promise<Pending> {
    const { pending } = await store.accept(said(id, who, text));
    if (!pending) throw new Error('nothing to handle');
    return pending;
  }

  test('the same update delivered twice is one update of one person', async () => {
    const { store, database } = await opened();
    const first = await store.accept(said('1', 'awa', 'bonjour'));
    const again = await store.accept(said('1', 'awa', 'bonjour'));
    expect([first.status, again.status]).toEqual(['new', 'duplicate']);
    expect(again.personId).toBe(first.personId);
    expect(await database.prisma.person.count()).toBe(1);
    expect(await database.prisma.inbox.count()).toBe(1);
  });

  test('ten first messages at once make one person, and keep their order', async () => {
    const { store, database } = await opened();
    const ids = Array.from({ length: 10 }, (_, index) => `m${index}`);
    const accepted = await Promise.all(ids.map((id) => store.accept(said(id, 'awa', id))));
    expect(new Set(accepted.map(({ personId }) => personId)).size).toBe(1);
    expect(await database.prisma.person.count()).toBe(1);
    const handled: string[] = [];
    const personId = accepted[0]?.personId ?? '';
    for (let pending = await store.next(personId); pending; pending = await store.next(personId)) {
      handled.push(pending.update.id);
      const committed = await store.commit(turnOf(pending));
      expect(committed).toMatchObject({ kind: 'committed', hasMore: handled.length < 10 });
    }
    expect(handled).toHaveLength(10);
    if (database.kind === 'embedded') expect(handled).toEqual(ids);
  });

  test('a time zone that a platform tells is known to what concerns the person later; one who moves is followed', async () => {
    const { store } = await opened();
    const from = (id: string, zone?: string) => {
      const update = said(id, 'awa', 'bonjour');
      return zone ? { ...update, sender: { ...update.sender, zone } } : update;
    };
    const { pending } = await store.accept(from('1', 'Indian/Reunion'));
    if (!pending) throw new Error('nothing to handle');
    await store.commit(turnOf(pending));
    const zoneAt = async (id: string, zone?: string) => {
      const { pending: next } = await store.accept(from(id, zone));
      if (next) await store.commit(turnOf(next));
      return next?.person.zone;
    };
    expect(await zoneAt('2')).toBe('Indian/Reunion');
    await zoneAt('3', 'Europe/Paris');
    expect(await zoneAt('4')).toBe('Europe/Paris');
    expect((await store.peek('telegram', 'awa'))?.person.zone).toBe('Europe/Paris');
  });

  test('a session, a language and replies are stored with the update, whose words are erased', async () => {
    const { store, database } = await opened();
    const pending = await pendingOf(store, '1', 'awa', 'mon secret');
    expect(pending).toMatchObject({ revision: 0, attempts: 0, person: { locale: 'fr', isOrganiser: false } });
    expect(pending.session).toBeUndefined();
    const session = { ...turnOf(pending).session, misses: 1 };
    const replies = [replyTo(addressOf('awa'), 'un'), replyTo(addressOf('awa'), 'deux')];
    await store.commit(turnOf(pending, { session, replies, locale: 'en' }));

    const rows = await database.prisma.outbox.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ key, chat, state }) => [key, chat, state])).toEqual([
      ['telegram:1:0', 'room-awa', 'pending'],
      ['telegram:1:1', 'room-awa', 'pending'],
    ]);
    expect(JSON.stringify(await database.prisma.inbox.findMany({ omit: { seq: true } }))).not.toContain(
      'secret',
    );
    const next = await pendingOf(store, '2', 'awa');
    expect(next).toMatchObject({ revision: 1, session: { misses: 1 }, person: { locale: 'en' } });
  });

  test('of two processes that handle the same update, one is told that it came too late', async () => {
    const { store, database } = await opened();
    const pending = await pendingOf(store, '1', 'awa');
    const reply = { replies: [replyTo(addressOf('awa'), 'bonjour')] };
    const results = await Promise.all([
      store.commit(turnOf(pending, reply)),
      store.commit(turnOf(pending, reply)),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale']);
    expect(await database.prisma.outbox.count()).toBe(1);
  });

  test('an update is not handled before an earlier one, nor with a session that has moved on', async () => {
    const { store } = await opened();
    const first = await pendingOf(store, '1', 'awa');
    await store.accept(said('2', 'awa', 'encore'));
    const second = { ...first, seq: String(Number(first.seq) + 1) };
    expect(await store.commit(turnOf(second))).toEqual({ kind: 'stale' });
    await store.commit(turnOf(first));
    expect(await store.commit(turnOf(second)), 'the session of the first turn is missing').toEqual({
      kind: 'stale',
    });
    expect(await store.commit(turnOf({ ...second, revision: 1 }))).toMatchObject({ kind: 'committed' });
  });

  test('an effect runs with the turn; what it tells and plans is stored, once', async () => {
    const at = new Date('2026-12-01T09:00:00.000Z');
    const { store, database } = await opened({
      'test.tell': async (_tx, { data, key }) => [
        { kind: 'tell', personId: String(data['to']), trigger: 'news', key, data: { text: 'voilà' } },
        { kind: 'later', work: 'test.remind', at, key: 'thing:1:remind', data: {} },
      ],
    });
    const bob = await pendingOf(store, 'b1', 'bob');
    await store.commit(turnOf(bob));
    const awa = await pendingOf(store, 'a1', 'awa');
    const effects = [{ kind: 'test.tell', key: 'run:tell', data: { to: bob.person.id } }];
    const committed = await store.commit(turnOf(awa, { effects }));
    expect(committed).toEqual({ kind: 'committed', told: [bob.person.id], due: at, hasMore: false });

    const told = await store.next(bob.person.id);
    expect(told?.update).toMatchObject({
      id: 'run:tell',
      from: addressOf('bob'),
      sender: { platform: 'system', id: bob.person.id },
      input: { kind: 'trigger', name: 'news', data: { text: 'voilà' } },
    });
    const again = await pendingOf(store, 'a2', 'awa');
    expect(await store.commit(turnOf(again, { effects }))).toMatchObject({ told: [] });
    expect(await database.prisma.due.count()).toBe(1);
  });

  test('planning again moves the hour; forgetting drops what is not done', async () => {
    const { store, database } = await opened({
      'test.plan': async (_tx, { data }) => [
        { kind: 'later', work: 'test.x', at: new Date(String(data['at'])), key: 'meetup:m1:day', data: {} },
        { kind: 'later', work: 'test.x', at: new Date(String(data['at'])), key: 'meetup:m10:day', data: {} },
      ],
      'test.cancel': async () => [{ kind: 'forget', keysStartingWith: 'meetup:m1:' }],
    });
    const plan = async (id: string, kind: string, at: string) =>
      store.commit(turnOf(await pendingOf(store, id, 'awa'), { effects: [{ kind, key: id, data: { at } }] }));
    await plan('1', 'test.plan', '2026-12-01T09:00:00Z');
    await plan('2', 'test.plan', '2026-12-02T09:00:00Z');
    const rows = await database.prisma.due.findMany();
    expect(rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 10))).toEqual(['2026-12-02', '2026-12-02']);
    await plan('3', 'test.cancel', '');
    expect((await database.prisma.due.findMany()).map(({ key }) => key)).toEqual(['meetup:m10:day']);
  });

  test('when an effect fails nothing is stored; after three times the update is put aside', async () => {
    const { store, database } = await opened({
      'test.broken': async (tx, { personId }) => {
        await tx.person.update({ where: { id: personId ?? '' }, data: { isOrganiser: true } });
        throw new Error('planted');
      },
    });
    const pending = await pendingOf(store, '1', 'awa');
    const turn = turnOf(pending, {
      replies: [replyTo(addressOf('awa'), 'fait')],
      effects: [{ kind: 'test.broken', key: 'k', data: {} }],
    });
    await expect(store.commit(turn)).rejects.toThrow('planted');
    await expect(
      store.commit(turnOf(pending, { effects: [{ kind: 'nobody.home', key: 'k', data: {} }] })),
    ).rejects.toThrow('no domain does "nobody.home"');
    expect(await database.prisma.outbox.count()).toBe(0);
    expect((await database.prisma.person.findFirst())?.isOrganiser).toBe(false);
    await store.accept(said('2', 'awa', 'suite'));
    expect([await store.fail(pending), await store.fail(pending), await store.fail(pending)]).toEqual([
      'again',
      'again',
      'parked',
    ]);
    expect((await store.next(pending.person.id))?.update.id).toBe('2');
  });

  test('a person who has everything erased still gets the goodbye, and nothing comes back', async () => {
    const { store, database } = await opened({
      'people.erase': async (tx, { personId = '' }) => {
        await tx.inbox.deleteMany({ where: { personId } });
        await tx.outbox.deleteMany({ where: { personId } });
        await tx.person.delete({ where: { id: personId } });
        return [{ kind: 'tell', personId, trigger: 'erased', key: 'gone', data: {} }];
      },
    });
    await store.commit(
      turnOf(await pendingOf(store, '1', 'awa'), { replies: [replyTo(addressOf('awa'), 'bienvenue')] }),
    );
    const committed = await store.commit(
      turnOf(await pendingOf(store, '2', 'awa'), {
        replies: [replyTo(addressOf('awa'), 'au revoir')],
        effects: [{ kind: 'people.erase', key: 'e', data: {} }],
      }),
    );
    expect(committed).toMatchObject({ kind: 'committed', told: [] });
    const { person, identity, session, inbox, outbox } = database.prisma;
    expect(await Promise.all([person.count(), identity.count(), session.count(), inbox.count()])).toEqual([
      0, 0, 0, 0,
    ]);
    const left = await outbox.findMany();
    expect(left).toMatchObject([{ key: 'telegram:2:0', personId: null }]);
    expect(JSON.stringify(left[0]?.payload)).toContain('au revoir');
  });

  test('characters no database takes do not stop anybody', async () => {
    const { store } = await opened({
      'test.keep': async (tx, { data, personId = '' }) => {
        await tx.identity.updateMany({ where: { personId }, data: { name: String(data['name']) } });
        return [];
      },
    });
    const odd = 'a\u0000b\ud800c \\u0000 😀';
    const update = { ...said('1\u0000', 'awa', odd), sender: { platform: 'telegram', id: 'awa', name: odd } };
    const { pending } = await store.accept(update);
    if (!pending) throw new Error('nothing to handle');
    expect(pending.update.input).toEqual({ kind: 'text', text: 'a\ufffdb\ufffdc \\u0000 😀' });
    const committed = await store.commit(
      turnOf(pending, {
        replies: [replyTo(addressOf('awa'), odd)],
        effects: [{ kind: 'test.keep', key: odd, data: { name: odd } }],
      }),
    );
    expect(committed.kind).toBe('committed');
  });

  test('who wrote and was not answered is found again at start, the longest waiting first', async () => {
    const { store } = await opened();
    const bob = await store.accept(said('1', 'bob', 'bonjour'));
    const awa = await store.accept(said('2', 'awa', 'bonjour'));
    await store.accept(said('3', 'bob', 'encore'));
    const waiting = async (limit: number) => (await store.waiting(limit)).map(({ personId }) => personId);
    expect(await waiting(10)).toEqual([bob.personId, awa.personId]);
    expect(await waiting(1)).toEqual([bob.personId]);
  });

  test('a person is written to where they wrote from last in private, and counts as reachable again', async () => {
    const { store, database } = await opened();
    await store.commit(turnOf(await pendingOf(store, '1', 'awa')));
    await database.prisma.identity.updateMany({ data: { isReachable: false } });
    const moved = { ...said('2', 'awa', 'ici'), from: { ...addressOf('awa'), room: 'elsewhere' } };
    const { pending } = await store.accept(moved);
    if (pending) await store.commit(turnOf(pending));
    expect(await database.prisma.identity.findFirst()).toMatchObject({
      isReachable: true,
      address: { room: 'elsewhere' },
    });
  });
});
