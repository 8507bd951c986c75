/**
 * Conversations and their messages in the database: whole atomic commands in, rows out. It decides nothing;
 * every command that depends on state or owner names the version it was decided on and returns null when that is gone.
 * Called by the conversation service alone.
 */
import { and, asc, desc, eq, gt, inArray, lt, max, ne, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { Message, MessageBody } from '@aftercast/shared';
import { run, type Alongside, type Step, type Store, type Writer } from '../db/store.ts';
import { createMessageRepository, type Written } from './message-repository.ts';
import { risingColumns, type Rise } from './urgency-repository.ts';

export type ConversationRow = Store['tables']['conversations']['$inferSelect'];
export type { StoredMessage } from './message-repository.ts';
export type MessageRow = Store['tables']['messages']['$inferSelect'];

/** What one command adds. `patch` belongs to a change of state, owner or waiting; it raises the version when `moved`. */
export interface Append extends Written {
  /** The version that the decision rested on. */
  version: number;
  /** The sequence that it rested on, where words that come meanwhile are to prevent it. */
  lastSeq?: number;
  patch?: Partial<Omit<ConversationRow, 'id' | 'version' | 'lastSeq'>>;
  moved?: boolean;
  /** The words that are added make a waiting conversation more urgent. */
  rise?: Rise | undefined;
  preview?: { text: string; sender: Message['sender'] };
  /** By when a person should speak if the shopper begins to wait with this. */
  dueAt?: number;
  /** Where the wait begins later, with the shop's opening: the deadline behind the latest one of its urgency that waits for the same opening. */
  dueBehind?: ((last: number | null) => number) | undefined;
  /** Asked first, in the same transaction: false, and nothing is written. Reads alone. */
  onlyIf?: (writer: Writer) => Generator<Step<unknown>, boolean, unknown>;
  /** What is to be written in the same transaction, after the messages. */
  beside?: (writer: Writer) => Generator<Step<unknown>, void, unknown>;
  /** Written in the same transaction. */
  also?: Alongside | undefined;
}

/** Sorts behind every id that `createId` makes, in any collation. */
const afterAnyId = 'c_zzzzzzzzz';

/** @throws a unique violation when a message id is there already: the caller answers with the first outcome */
export function createConversationRepository(store: Store) {
  const { conversations: c, messages: m, shoppers } = store.tables;
  const { insertEvent, writeMessages } = createMessageRepository(store);

  const advance = store.prepare((w) => w.update(c).set({
    lastSeq: sql`${c.lastSeq} + ${sql.placeholder('count')}`,
    preview: sql`${sql.placeholder('preview')}`, previewSender: sql`${sql.placeholder('previewSender')}`,
    lastMessageAt: sql`${sql.placeholder('now')}`,
    // Decided here and not from the row that was read: an agent's reply at the same moment ends the wait without a new version.
    waitingSince: sql`case when ${c.state} = 'assigned' then coalesce(${c.waitingSince}, ${sql.placeholder('since')}) else ${c.waitingSince} end`,
    dueAt: sql`case when ${c.state} <> 'assigned' then ${c.dueAt} when ${c.waitingSince} is null then ${sql.placeholder('due')} else coalesce(${c.dueAt}, ${sql.placeholder('due2')}) end`,
    snoozedUntil: null,
  }).where(and(eq(c.id, sql.placeholder('id')), eq(c.version, sql.placeholder('version')))).returning({ lastSeq: c.lastSeq, waitingSince: c.waitingSince, dueAt: c.dueAt }));

  /** `advance` for a row whose last sequence is known and on which nobody waits: no row has to come back. */
  const advanceFrom = store.prepareChange((w) => w.update(c).set({
    lastSeq: sql`${sql.placeholder('lastSeq')}`, preview: sql`${sql.placeholder('preview')}`,
    previewSender: sql`${sql.placeholder('previewSender')}`, lastMessageAt: sql`${sql.placeholder('now')}`,
  }).where(and(eq(c.id, sql.placeholder('id')), eq(c.version, sql.placeholder('version')), eq(c.lastSeq, sql.placeholder('seqBefore')))));

  const notBelow = (mark: typeof c.agentReadSeq, seq: number) => sql<number>`case when ${mark} > ${seq} then ${mark} else ${seq} end`;

  function* moveOn(w: Writer, append: Append) {
    const [row] = yield* run(w.update(c).set({
      ...append.patch,
      ...(append.rise ? risingColumns(c, append.rise, append.now) : {}),
      ...(append.patch?.agentReadSeq === undefined ? {} : { agentReadSeq: notBelow(c.agentReadSeq, append.patch.agentReadSeq) }),
      lastSeq: sql`${c.lastSeq} + ${append.messages.length}`,
      version: append.moved ? append.version + 1 : append.version,
      ...(append.messages.length > 0 ? { lastMessageAt: append.now } : {}),
      ...(append.preview ? { preview: append.preview.text, previewSender: append.preview.sender } : {}),
    }).where(and(eq(c.id, append.conversationId), eq(c.version, append.version), append.lastSeq === undefined ? undefined : eq(c.lastSeq, append.lastSeq))).returning());
    return row ?? null;
  }

  /** The row's deadline, moved behind those who wait for the same. */
  function* lineUp<R extends Partial<ConversationRow>>(w: Writer, row: R, { dueBehind, shopId, conversationId }: Append): Generator<Step<unknown>, R, unknown> {
    if (!dueBehind || !row.waitingSince || !row.urgency) return row;
    const [line] = yield* run(w.select({ last: max(c.dueAt) }).from(c).where(and(
      eq(c.shopId, shopId), inArray(c.state, ['queued', 'assigned']), eq(c.waitingSince, row.waitingSince), eq(c.urgency, row.urgency), ne(c.id, conversationId),
    )));
    return { ...row, dueAt: dueBehind(line?.last ?? null) };
  }

  const byId = store.prepareRead((r) => r.select().from(c).where(eq(c.id, sql.placeholder('id'))));
  const latest = store.prepareRead((r) => r.select().from(c).where(eq(c.shopperId, sql.placeholder('shopperId')))
    .orderBy(sql`${c.openFor} is null`, desc(c.lastMessageAt), desc(c.id)).limit(1));
  const byMessageId = store.prepareRead((r) => r.select().from(m)
    .where(and(eq(m.conversationId, sql.placeholder('conversationId')), eq(m.id, sql.placeholder('id')))));

  const countUnread = (senders: SQL) => store.prepareRead((r) => r.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(m)
    .where(and(eq(m.conversationId, sql.placeholder('conversationId')), gt(m.seq, sql.placeholder('seq')), senders)));
  const [unreadByShopper, unreadByAgents] = [countUnread(sql`${m.sender} in ('bot', 'agent')`), countUnread(sql`${m.sender} = 'shopper'`)];
  const previous = store.prepareRead((r) => r.select().from(c)
    .where(and(eq(c.shopperId, sql.placeholder('shopperId')), ne(c.id, sql.placeholder('latest')), lt(c.id, sql.placeholder('before')))).orderBy(desc(c.id)).limit(1));
  const each = <const N extends readonly string[]>(names: N) => Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<N[number], Placeholder>;
  const insertShopper = store.prepare((w) => w.insert(shoppers).values(each(['id', 'shopId', 'externalId', 'name', 'mergedInto', 'createdAt']))
    .onConflictDoNothing());
  const insertConversation = store.prepare((w) => w.insert(c).values(each([
    'id', 'shopId', 'shopperId', 'state', 'ownerId', 'lastAgentId', 'version', 'lastSeq', 'shopperReadSeq', 'agentReadSeq', 'language', 'context',
    'handoffReason', 'preview', 'previewSender', 'urgency', 'urgencyReasons', 'careConsent', 'waitingSince', 'dueAt', 'snoozedUntil', 'needs', 'assignedAt', 'createdAt', 'lastMessageAt', 'resolvedAt', 'openFor',
  ])).onConflictDoNothing().returning({ id: c.id }));

  return {
    async byId(id: string): Promise<ConversationRow | null> {
      return (await byId({ id }))[0] ?? null;
    },
    async byIds(ids: string[]): Promise<ConversationRow[]> {
      return ids.length === 0 ? [] : store.read.select().from(c).where(inArray(c.id, ids));
    },
    /** The shopper's open conversation, else the one that was spoken in last: after a merge that need not be the newest. */
    async latestOf(shopperId: string): Promise<ConversationRow | null> {
      return (await latest({ shopperId }))[0] ?? null;
    },
    async messageById(conversationId: string, id: string): Promise<MessageRow | null> {
      return (await byMessageId({ conversationId, id }))[0] ?? null;
    },
    async messageBySeq(conversationId: string, seq: number): Promise<MessageRow | null> {
      return (await store.read.select().from(m).where(and(eq(m.conversationId, conversationId), eq(m.seq, seq))))[0] ?? null;
    },

    /** The shopper's message of this id, in whichever conversation. */
    async messageOfShopper(shopperId: string, id: string): Promise<{ message: MessageRow; conversation: ConversationRow } | null> {
      const [found] = await store.read.select({ message: m, conversation: c }).from(m).innerJoin(c, eq(c.id, m.conversationId))
        .where(and(eq(m.id, id), eq(c.shopperId, shopperId))).limit(1);
      return found ?? null;
    },

    /**
     * Adds messages where neither state nor owner changes: the hot path. Null: the version has moved on.
     * @param seen the row that the decision rested on; where it still holds, one plain update is enough
     */
    append(append: Append, seen?: Pick<ConversationRow, 'state' | 'lastSeq' | 'waitingSince' | 'dueAt'>): Promise<Pick<ConversationRow, 'lastSeq' | 'waitingSince' | 'dueAt'> | null> {
      return store.write(function* () {
        if (seen && seen.state !== 'assigned') {
          const lastSeq = seen.lastSeq + append.messages.length;
          const changed = yield advanceFrom({
            id: append.conversationId, version: append.version, seqBefore: seen.lastSeq, lastSeq, now: append.now,
            preview: append.preview?.text ?? '', previewSender: append.preview?.sender ?? 'shopper',
          });
          if (changed === 1) {
            yield* writeMessages(append, lastSeq);
            return { lastSeq, waitingSince: seen.waitingSince, dueAt: seen.dueAt };
          }
        }
        const [row] = yield* run(advance({
          id: append.conversationId, version: append.version, count: append.messages.length, now: append.now, since: append.now, due: append.dueAt ?? append.now, due2: append.dueAt ?? append.now,
          preview: append.preview?.text ?? '', previewSender: append.preview?.sender ?? 'shopper',
        }));
        if (!row) return null;
        yield* writeMessages(append, row.lastSeq);
        return row;
      });
    },
    /** Adds messages and changes state, owner or marks. Null: the version has moved on, or `onlyIf` forbids it. */
    move(append: Append): Promise<ConversationRow | null> {
      return store.write(function* (w) {
        if (append.onlyIf && !(yield* append.onlyIf(w))) return null;
        const row = yield* moveOn(w, append.patch ? { ...append, patch: yield* lineUp(w, append.patch, append) } : append);
        if (row) yield* writeMessages(append, row.lastSeq);
        if (row && append.beside) yield* append.beside(w);
        if (row && append.also) yield* append.also(w);
        return row;
      });
    },
    /**
     * Starts a conversation, and the shopper with it where this is the first word. Null: another one is open by now.
     * `merged`: this shopper has become an identified one, under whose name nothing of theirs would be found.
     */
    start(row: ConversationRow, shopper: typeof shoppers.$inferInsert, append: Append): Promise<ConversationRow | null | 'merged'> {
      return store.write(function* (w) {
        const started = yield* lineUp(w, { ...row, lastSeq: append.messages.length }, append);
        yield* run(insertShopper({ ...shopper }));
        const [known] = yield* run(w.select({ mergedInto: shoppers.mergedInto }).from(shoppers).where(eq(shoppers.id, shopper.id)));
        if (known?.mergedInto) return 'merged';
        const [created] = yield* run(insertConversation({ ...started }));
        if (!created) return null;
        yield* writeMessages(append, started.lastSeq);
        return started;
      });
    },

    /** Raises a read mark; it never falls. */
    async markRead(id: string, by: 'shopper' | 'agent', seq: number): Promise<ConversationRow | null> {
      const column = by === 'shopper' ? c.shopperReadSeq : c.agentReadSeq;
      const bounded = sql<number>`case when ${seq} > ${c.lastSeq} then ${c.lastSeq} else ${seq} end`;
      return store.write(function* (w) {
        const [row] = yield* run(w.update(c).set(by === 'shopper' ? { shopperReadSeq: bounded } : { agentReadSeq: bounded }).where(and(eq(c.id, id), lt(column, seq))).returning());
        return row ?? null;
      });
    },
    async setContext(id: string, context: ConversationRow['context']): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(c).set({ context }).where(eq(c.id, id)).returning({ id: c.id }));
      });
    },
    /** Replaces a stored body (feedback) and tells the outbox. */
    async setBody(message: MessageRow, body: string, shopId: string, now: number): Promise<MessageRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(m).set({ body }).where(eq(m.position, message.position)).returning());
        yield* run(insertEvent({ shopId, type: 'message.changed', conversationId: message.conversationId, createdAt: now, payload: `{"seq":${message.seq}}` }));
        return row ?? null;
      });
    },

    messagesAfter(conversationId: string, seq: number, limit: number): Promise<MessageRow[]> {
      return store.read.select().from(m).where(and(eq(m.conversationId, conversationId), gt(m.seq, seq))).orderBy(asc(m.seq)).limit(limit);
    },
    /** Every message of these conversations, each conversation's in reading order. For short ones: nothing bounds it. */
    messagesOf(conversationIds: readonly string[]): Promise<MessageRow[]> {
      return store.read.select().from(m).where(inArray(m.conversationId, [...conversationIds])).orderBy(asc(m.conversationId), asc(m.seq));
    },
    /** What was said last by anyone but the shopper. */
    async lastSaid({ id }: { id: string }): Promise<MessageBody | null> {
      const [row] = await store.read.select({ body: m.body }).from(m).where(and(eq(m.conversationId, id), ne(m.sender, 'shopper'))).orderBy(desc(m.seq)).limit(1);
      return row ? JSON.parse(row.body) as MessageBody : null;
    },
    /** The newest messages before `seq`, in reading order. */
    async messagesBefore(conversationId: string, seq: number, limit: number): Promise<MessageRow[]> {
      const rows = await store.read.select().from(m).where(and(eq(m.conversationId, conversationId), lt(m.seq, seq))).orderBy(desc(m.seq)).limit(limit);
      return rows.reverse();
    },
    async unreadBy(shopper: boolean, row: ConversationRow): Promise<number> {
      const [count] = shopper
        ? await unreadByShopper({ conversationId: row.id, seq: row.shopperReadSeq })
        : await unreadByAgents({ conversationId: row.id, seq: row.agentReadSeq });
      return count?.n ?? 0;
    },
    /**
     * What a reader pages to after the given conversation. The latest comes first and then the others, newest first by
     * their time-ordered ids, as clients file them.
     */
    async previousOf(row: ConversationRow): Promise<ConversationRow | null> {
      const [current] = await latest({ shopperId: row.shopperId });
      const [found] = await previous({ shopperId: row.shopperId, latest: current?.id ?? '', before: current?.id === row.id ? afterAnyId : row.id });
      return found ?? null;
    },
    allOf(shopperId: string, limit: number): Promise<ConversationRow[]> {
      return store.read.select().from(c).where(eq(c.shopperId, shopperId)).orderBy(desc(c.createdAt)).limit(limit);
    },
  };
}
export type ConversationRepository = ReturnType<typeof createConversationRepository>;
