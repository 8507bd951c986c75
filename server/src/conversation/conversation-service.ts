/**
 * The shopper's half of the core: takes a message, lets the bot answer where the bot owns the conversation,
 * hands over where it must, and announces what was committed. Nothing here acknowledges before the commit.
 * Called by the shopper's frames; the agents' half is `desk-service`, reading is `transcript-service`.
 */
import { LRUCache } from 'lru-cache';
import type { Feedback, HandoffReason, Language, Message, OfferedQuestion, PageContext } from '@aftercast/shared';
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { BotReply } from '../knowledge/bot-reply.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import { withoutSurge, type SurgeRules } from '../routing/surge-turn.ts';
import type { Shopper } from '../shoppers/shopper-service.ts';
import { deadlineOf } from '../routing/deadline.ts';
import { raised, urgencyOf, type Urgent } from '../routing/urgency.ts';
import { arrival, type Move, type Standing } from './conversation-state.ts';
import type { Append, ConversationRepository, ConversationRow, StoredMessage } from './conversation-repository.ts';
import type { Rise } from './urgency-repository.ts';
import { othersFor } from './other-questions.ts';
import { createSerial, type Serial } from './serial.ts';
import { checkText } from './message-text.ts';
import { botTurn, freshRow, heeding, lineFor, noticeOf, patchOf, previewOf, previousWords, textMessage } from './plan.ts';
import { fromRow, placed } from './presenter.ts';

/** What the core asks of the knowledge base. Answers at once unless a variable must be loaded. */
export interface Answering {
  reply(question: { shop: Shop; shopper: Shopper; text: string; context: PageContext; language: Language; entryId?: string | undefined; previous?: string | undefined; address?: string | null | undefined }): BotReply | Promise<BotReply>;
  /** What else words may have meant, where the entry that was spoken is not it. */
  others(asked: { shopId: string; text: string; context: PageContext; language: Language; notEntryId: string }): Promise<OfferedQuestion[]>;
}

/** What the core asks of the accounts. */
export interface Colleagues { byId(id: string): Promise<{ id: string; name: string; disabled: boolean } | null> }

/** A shopper's message as it came in. */
export interface Incoming {
  shop: Shop;
  shopper: Shopper;
  id: string;
  text: string;
  images: string[];
  entryId?: string | undefined;
  context: PageContext;
  language: Language;
  /** Where it came from, as the socket has it; kept nowhere. */
  address?: string | null;
  /** The session that sent it; it gets the outcome as return value and not from the bus. */
  origin: string;
}

/** What a message led to. `added` holds what bot and system said; for a repeated id it is empty. */
export interface Outcome { conversation: ConversationRow; message: Message; added: Message[]; moved: boolean }

interface Deps {
  repository: ConversationRepository;
  answering: Answering;
  colleagues: Colleagues;
  /** Whether this agent may answer and is at the console: others get no conversation back. */
  isHere: (agentId: string) => Promise<boolean>;
  /** When the shop opens next; null while it is open. */
  opensAt: (shopId: string) => Promise<number | null>;
  /** What is different while more ask than can be taken. */
  surge?: SurgeRules;
  /** Keeps pictures for the message that is written next. @throws upload_not_found when one is not this author's */
  sendImages: (ids: string[], authorId: string) => Promise<void>;
  bus: Bus;
  clock: () => number;
  newId: (prefix: string) => string;
  /** Keeps one shopper's commands in order. */
  serial?: Serial;
}

const attempts = 6;

export function createConversationService({ repository, answering, colleagues, isHere, opensAt, surge = withoutSurge, sendImages, bus, clock, newId, serial = createSerial() }: Deps) {
  /** The conversation each shopper is in; a stale one is found out by its version. */
  const current = new LRUCache<string, ConversationRow>({ max: 50_000 });

  /** Commits are heard in any order: neither an earlier row nor an ended conversation displaces what is known. */
  function remember(row: ConversationRow): void {
    const known = current.get(row.shopperId);
    const older = known?.id === row.id ? row.version < known.version || (row.version === known.version && row.lastSeq < known.lastSeq)
      : known !== undefined && row.openFor === null;
    if (!older) current.set(row.shopperId, row);
  }
  bus.on('conversation.committed', ({ conversation }) => remember(conversation));
  bus.on('shoppers.merged', ({ from, into }) => { current.delete(from); current.delete(into); });

  /** Whoever gets a conversation back outside opening hours, an agent or the queue, has until after the next opening. */
  async function laterFor(move: Move, shopId: string): Promise<Pick<Move, 'waitsFrom'>> {
    const opens = move.state === 'bot' ? null : await opensAt(shopId);
    return opens === null ? {} : { waitsFrom: opens };
  }

  /** Writes the turn under the version it was decided on; null when that version is gone. */
  async function commit(row: ConversationRow, incoming: Incoming, messages: StoredMessage[], moves: Move[], isNew: boolean, now: number, rise: Rise | undefined): Promise<ConversationRow | null> {
    const spoke = incoming.text !== '' || incoming.images.length > 0;
    const preview = spoke ? { text: previewOf(incoming.text), sender: 'shopper' as const } : undefined;
    const last = moves.at(-1);
    const append: Append = {
      conversationId: row.id, version: row.version, messages, preview, shopId: row.shopId, now,
      event: last ? `conversation.${last.notice}` : 'message.posted',
    };
    let patched: Partial<ConversationRow> = { ...rise };
    for (const move of moves) patched = { ...patched, ...patchOf(move, { ...row, ...patched }, now) };
    append.dueBehind = lineFor(moves, { urgency: row.urgency, ...patched });
    if (isNew) {
      const { shopper } = incoming;
      const started = await repository.start({ ...row, ...patched, preview: preview?.text ?? '', previewSender: 'shopper' }, {
        id: shopper.id, shopId: shopper.shopId, externalId: shopper.externalId, name: shopper.name, mergedInto: null, createdAt: now,
      }, { ...append, event: 'conversation.started' });
      // The socket still speaks under the old name; it is closed, comes back under the new one and sends again.
      if (started === 'merged') throw new AppError('token_expired', 'this shopper has signed in', { retryAfterMs: 500 });
      return started;
    }
    if (last) return repository.move({ ...append, patch: patched, moved: true });
    if (rise) return repository.move({ ...append, rise });
    const appended = await repository.append({ ...append, dueAt: deadlineOf(row.urgency, now) }, row);
    return appended === null ? null : { ...row, ...appended, preview: preview?.text ?? row.preview, previewSender: 'shopper', lastMessageAt: now, snoozedUntil: null };
  }

  async function alreadyThere(conversationId: string, id: string): Promise<Outcome | null> {
    const [found, conversation] = await Promise.all([repository.messageById(conversationId, id), repository.byId(conversationId)]);
    return found && conversation ? { conversation, message: fromRow(found), added: [], moved: false } : null;
  }

  /** A message from before a merge, a restart or the end of its conversation may be sent again when another one is current. */
  async function saidBefore(incoming: Incoming): Promise<Outcome | null> {
    const found = await repository.messageOfShopper(incoming.shopper.id, incoming.id);
    return found && { conversation: found.conversation, message: fromRow(found.message), added: [], moved: false };
  }

  /** Null: there was nothing to say or to move. */
  async function turn(incoming: Incoming, decide: (standing: Standing, previous: string | undefined) => BotReply | null | Promise<BotReply | null>, speech: (now: number) => StoredMessage[], heard: Urgent): Promise<Outcome | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const now = clock();
      const cached = current.get(incoming.shopper.id);
      const known = cached ?? await repository.latestOf(incoming.shopper.id);
      const where = arrival(known, now, known?.state !== 'resolved' || known.lastAgentId === null || await isHere(known.lastAgentId));
      const before = known !== null && (!cached || where.kind === 'start') ? await saidBefore(incoming) : null;
      if (before) return before;
      const isNew = where.kind === 'start' || known === null;
      const row = isNew ? freshRow(newId('c'), incoming, now) : known;
      const reopening = where.kind === 'reopen' ? { ...where.move, ...await laterFor(where.move, row.shopId) } : null;
      const moves: Move[] = reopening ? [reopening] : [];
      const standing: Standing = reopening ? { ...row, ...reopening } : row;
      const messages = speech(now);
      if (reopening) {
        const agent = reopening.ownerId === null ? null : await colleagues.byId(reopening.ownerId);
        messages.unshift(noticeOf(reopening, incoming.id, now, agent));
      }
      const answered = standing.state === 'bot' || standing.state === 'queued' ? decide(standing, previousWords(row, now)) : null;
      const reply = answered instanceof Promise ? await answered : answered;
      const busy = reply !== null && standing.state === 'bot' && surge.isOn(row.shopId);
      const hurried = reply !== null && (busy || surge.concerns(row.shopId)) ? await surge.shorten(reply, { ...incoming, conversation: isNew ? null : row, heard }) : null;
      if (reply) {
        const said = heeding(hurried?.reply ?? reply, heard);
        const opens = said.kind === 'handoff' && standing.state === 'bot' ? await opensAt(row.shopId) : null;
        const { messages: added, move } = botTurn(said, standing, incoming.id, now, { name: incoming.shop.assistantName }, opens, busy);
        messages.push(...added);
        if (move) moves.push(move);
      }
      if (messages.length === 0) return null;
      const { state } = moves.at(-1) ?? row;
      const rise = state === 'queued' || state === 'assigned' ? raised(row, heard) ?? undefined : undefined;
      try {
        const committed = await commit(row, incoming, messages, moves, isNew, now, rise);
        await (committed && hurried?.after?.(committed.id));
        if (committed) return announce(committed, messages, incoming, moves.length > 0 || isNew || rise !== undefined);
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const repeated = await alreadyThere(row.id, incoming.id) ?? await alreadyThere(row.id, messages[0]?.id ?? '');
        if (repeated) return repeated;
      }
      current.delete(incoming.shopper.id);
    }
    throw new AppError('overloaded', 'the conversation changes too quickly', { retryAfterMs: 500 });
  }

  function announce(conversation: ConversationRow, messages: StoredMessage[], incoming: Incoming, moved: boolean): Outcome {
    const first = conversation.lastSeq - messages.length + 1;
    const all = messages.map((message, index) => placed(message, conversation.id, first + index));
    bus.emit('conversation.committed', { conversation, messages: all, moved, origin: incoming.origin });
    const own = all.find((message) => message.id === incoming.id) ?? all[0];
    if (!own) throw new Error(`conversation: nothing was written for "${incoming.id}"`);
    return { conversation, message: own, added: all.filter((message) => message !== own), moved };
  }

  return {
    /**
     * Takes a shopper's message; the promise resolves after its commit. The same id again gives the first outcome.
     * @throws text_empty, text_too_long, upload_not_found, overloaded, storage_unavailable, token_expired after a merge
     */
    async post(raw: Incoming): Promise<Outcome> {
      const incoming = { ...raw, text: checkText(raw.text, raw.images.length) };
      return serial(incoming.shopper.id, async () => {
        if (incoming.images.length > 0) await sendImages(incoming.images, incoming.shopper.id);
        const decide = (_: Standing, previous: string | undefined): BotReply | Promise<BotReply> => incoming.images.length > 0
          ? { kind: 'handoff', reason: 'image', language: incoming.language }
          : answering.reply({ ...incoming, previous });
        const author = { id: incoming.shopper.id, name: incoming.shopper.name };
        const outcome = await turn(incoming, decide, (now) => [textMessage(incoming.id, 'shopper', now, incoming.text, incoming.images, author)], urgencyOf(incoming.text));
        if (!outcome) throw new Error(`conversation: nothing was written for "${incoming.id}"`);
        return outcome;
      });
    },
    /** The shopper asks for a person without a message; in the queue or with an agent already, nothing changes and null returns. */
    requestPerson(incoming: Incoming, reason: HandoffReason): Promise<Outcome | null> {
      return serial(incoming.shopper.id, async () => {
        const row = current.get(incoming.shopper.id) ?? await repository.latestOf(incoming.shopper.id);
        if (row && (row.state === 'queued' || row.state === 'assigned')) return null;
        const heard = urgencyOf(row ? previousWords(row, clock()) ?? '' : '');
        return turn(incoming, () => ({ kind: 'handoff', reason, language: incoming.language }), () => [], heard);
      });
    },
    /** Keeps what the page says about where the shopper is; nothing is written before the first message. */
    async setContext(shopperId: string, context: PageContext): Promise<void> {
      const row = current.get(shopperId) ?? await repository.latestOf(shopperId);
      if (!row || row.state === 'resolved') return;
      await repository.setContext(row.id, context);
      const known = current.get(shopperId);
      if (known?.id === row.id) current.set(shopperId, { ...known, context });
      bus.emit('context.changed', { conversationId: row.id });
    },
    /** Marks a bot answer; one that is not what was asked gets the other questions that may be. @throws message_not_found */
    async setFeedback(shopperId: string, conversationId: string, seq: number, feedback: Feedback): Promise<void> {
      const [row, message] = await Promise.all([repository.byId(conversationId), repository.messageBySeq(conversationId, seq)]);
      const answer = message && fromRow(message);
      if (!row || row.shopperId !== shopperId || !message || answer?.body.kind !== 'answer') throw new AppError('message_not_found', 'there is no such answer');
      const others = feedback === 'not_asked' ? await othersFor(repository, answering, row, answer) : undefined;
      const changed = await repository.setBody(message, JSON.stringify({ ...answer.body, feedback, others }), row.shopId, clock());
      if (changed) bus.emit('message.changed', { conversation: row, message: fromRow(changed) });
    },
    /** Raises the shopper's read mark. */
    async markRead(shopperId: string, conversationId: string, seq: number, origin: string): Promise<void> {
      const row = await repository.byId(conversationId);
      if (row?.shopperId !== shopperId || row.shopperReadSeq >= seq) return;
      const changed = await repository.markRead(conversationId, 'shopper', seq);
      if (changed) bus.emit('conversation.committed', { conversation: changed, messages: [], moved: false, origin });
    },
  };
}
export type ConversationService = ReturnType<typeof createConversationService>;
