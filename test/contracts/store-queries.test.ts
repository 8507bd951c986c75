import { and, asc, eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Store } from '../../server/src/db/store.ts';
import { dialects, useDatabase, type TestStore } from '../support/store.ts';

/** What repositories may write must mean the same on both databases. Every test has rows of its own in one store. */
describe.each(dialects)('a query on %s', (dialect) => {
  const database = useDatabase(dialect);
  let opened: TestStore;
  let store: Store;
  let t: Store['tables'];
  beforeAll(async () => {
    opened = await database.open();
    store = opened.store;
    t = store.tables;
  });
  afterAll(() => opened.remove());

  const agent = (id: string, shopId: string, more: { disabled?: boolean; name?: string } = {}) => ({
    id, shopId, email: `${id}@shop.example`, name: id, role: 'agent' as const, passwordHash: '', disabled: false, createdAt: 1, ...more,
  });
  const addAgents = (...rows: ReturnType<typeof agent>[]) => store.write(function* (w) {
    yield* run(w.insert(t.agents).values(rows).returning({ id: t.agents.id }));
  });
  const session = (id: string, agentId: string) => ({ id, agentId, createdAt: 1, expiresAt: 2 });

  it('that joins gives a record for each table, and null for a partner that is missing', async () => {
    await addAgents(agent('j1', 'joins'), agent('j2', 'joins'));
    await store.write(function* (w) { yield* run(w.insert(t.agentSessions).values(session('js', 'j1')).returning()); });
    const joined = [
      { agent: agent('j1', 'joins'), session: session('js', 'j1'), name: 'j1' },
      { agent: agent('j2', 'joins'), session: null, name: 'j2' },
    ];
    expect(await store.read.select({ agent: t.agents, session: t.agentSessions, name: t.agents.name }).from(t.agents)
      .leftJoin(t.agentSessions, eq(t.agentSessions.agentId, t.agents.id)).where(eq(t.agents.shopId, 'joins')).orderBy(asc(t.agents.id))).toEqual(joined);
    const prepared = store.prepareRead((r) => r.select({ agent: t.agents, session: t.agentSessions, name: t.agents.name }).from(t.agents)
      .leftJoin(t.agentSessions, eq(t.agentSessions.agentId, t.agents.id)).where(eq(t.agents.shopId, sql.placeholder('shopId'))).orderBy(asc(t.agents.id)));
    expect(await prepared({ shopId: 'joins' })).toEqual(joined);
  });
  it('takes a boolean for the value of a condition', async () => {
    await addAgents(agent('b1', 'booleans', { disabled: true }), agent('b2', 'booleans'));
    const find = store.prepareRead((r) => r.select({ id: t.agents.id }).from(t.agents)
      .where(and(eq(t.agents.shopId, 'booleans'), eq(t.agents.disabled, sql.placeholder('disabled')))));
    expect([await find({ disabled: true }), await find({ disabled: false })]).toEqual([[{ id: 'b1' }], [{ id: 'b2' }]]);
  });
  it('counts in numbers', async () => {
    await addAgents(agent('n1', 'counts'), agent('n2', 'counts'));
    expect(await store.read.select({ n: sql<number>`count(*)`.mapWith(Number), twice: sql<number>`count(*) * 2`.mapWith(Number).as('twice') })
      .from(t.agents).where(eq(t.agents.shopId, 'counts'))).toEqual([{ n: 2, twice: 4 }]);
  });
  it('that changes nothing, or returns nothing, gives no row', async () => {
    const rows = await store.write(function* (w) {
      const missed = yield* run(w.update(t.agents).set({ name: 'x' }).where(eq(t.agents.id, 'nobody')).returning());
      yield* run(w.insert(t.agents).values(agent('silent', 'silence')));
      return missed;
    });
    expect(rows).toEqual([]);
    expect(await store.read.select({ id: t.agents.id }).from(t.agents).where(eq(t.agents.shopId, 'silence'))).toEqual([{ id: 'silent' }]);
  });
  it('keeps every well-formed character, positions beyond 2^31 and times in milliseconds', async () => {
    const name = '柚子 👩‍👩‍👧 \u202eright\u202c "\'\\ \u0001\u{10ffff}\uffff {{x}} $1 ?';
    await addAgents(agent('u1', 'unicode', { name }));
    await store.write(function* (w) { yield* run(w.insert(t.eventCursors).values({ consumer: 'far', position: 2 ** 40 }).returning()); });
    expect(await store.read.select({ name: t.agents.name }).from(t.agents).where(eq(t.agents.name, name))).toEqual([{ name }]);
    expect(await store.read.select().from(t.eventCursors).where(eq(t.eventCursors.position, 2 ** 40))).toEqual([{ consumer: 'far', position: 2 ** 40 }]);
  });
  const shop = (id: string, text: string, retentionDays = 1) => ({
    id, siteKey: id, name: text, assistantName: '', language: 'zh' as const, timeZone: '', privacyUrl: '', retentionDays, allowedOrigins: [],
    forceWords: [text], theme: { color: '', mode: 'auto' as const, position: 'right' as const, launcherText: text }, identitySecret: '', demo: false, createdAt: 1,
  });
  const addShops = (...rows: ReturnType<typeof shop>[]) => Promise.allSettled(rows.map((row) => store.write(function* (w) {
    yield* run(w.insert(t.shops).values(row).returning());
  })));
  it('that holds a NUL or half a character is stored, readable, and harms no other write of its turn', async () => {
    const all = await addShops(shop('odd1', 'before'), shop('odd2', 'nul \u0000'), shop('odd3', 'half \ud800'), shop('odd4', 'after'));
    expect(all.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    const rows = await store.read.select({ name: t.shops.name, words: t.shops.forceWords }).from(t.shops).where(like(t.shops.id, 'odd%')).orderBy(asc(t.shops.id));
    expect(rows).toEqual(['before', 'nul \ufffd', 'half \ufffd', 'after'].map((name) => ({ name, words: [name] })));
  });
  it('whose number one of the databases refuses harms no other write of its turn', async () => {
    const all = await addShops(shop('int1', ''), shop('int2', '', 2 ** 31), shop('int3', ''));
    // SQLite's integers have 64 bits. The boundary keeps such numbers from both.
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', dialect === 'sqlite' ? 'fulfilled' : 'rejected', 'fulfilled']);
    const kept = await store.read.select({ id: t.shops.id }).from(t.shops).where(and(like(t.shops.id, 'int%'), eq(t.shops.retentionDays, 1)));
    expect(kept.map(({ id }) => id).sort()).toEqual(['int1', 'int3']);
  });
  it('gives an event the next position, also when the newest events are gone', async () => {
    const event = { shopId: 'positions', type: 'message.posted', conversationId: null, payload: '', createdAt: 1 };
    const add = () => store.write(function* (w) { return (yield* run(w.insert(t.events).values(event).returning()))[0]?.position ?? 0; });
    const first = await add();
    await store.write(function* (w) { yield* run(w.delete(t.events).where(eq(t.events.shopId, 'positions')).returning()); });
    expect(await add()).toBe(first + 1);
  });
});
