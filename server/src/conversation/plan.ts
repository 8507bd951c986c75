/**
 * Turns a decision into what is written: the messages in order and the columns that change.
 * Pure. Ids of what the server adds derive from what caused it, so that a retry cannot double them.
 */
import { pictureSign, type AnswerPart, type EntryPart, type Message, type MessageBody } from '@aftercast/shared';
import type { BotReply } from '../knowledge/bot-reply.ts';
import { deadlineBehind, deadlineOf } from '../routing/deadline.ts';
import { isSerious, type Urgent } from '../routing/urgency.ts';
import { handOff, type Move, type Standing } from './conversation-state.ts';
import type { ConversationRow, StoredMessage } from './conversation-repository.ts';

/** Who speaks for the bot in this shop. */
export interface Bot { name: string }

function stored(id: string, sender: Message['sender'], at: number, body: MessageBody, author: { id: string | null; name: string | null }): StoredMessage {
  return { id, sender, authorId: author.id, authorName: author.name, at, body };
}

/** The line that tells both sides of a move. `cause` is the id of the message or command behind it; `agent` who made it or got it. */
export function noticeOf(move: Move, cause: string, at: number, agent: { id: string; name: string } | null): StoredMessage {
  const body: MessageBody = {
    kind: 'notice', event: move.notice, ...(move.reason ? { reason: move.reason } : {}), ...(agent ? { agentName: agent.name } : {}),
    ...(move.notice === 'reopened' && move.state === 'queued' ? { queued: true } : {}),
    ...(move.waitsFrom === undefined ? {} : { closedUntil: move.waitsFrom }), ...(move.busy ? { busy: true } : {}),
  };
  return stored(`${cause}.${move.notice}`, 'system', at, body, { id: agent?.id ?? null, name: null });
}

/** A person's message; images are kept by id and signed when read. */
export function textMessage(id: string, sender: 'shopper' | 'agent', at: number, text: string, images: readonly string[], author: { id: string; name: string | null }): StoredMessage {
  const pictures = images.map((uploadId) => ({ uploadId, url: '', width: 0, height: 0 }));
  return stored(id, sender, at, { kind: 'text', text, ...(pictures.length > 0 ? { images: pictures } : {}) }, author);
}

/** The columns that a move changes. */
export function patchOf(move: Move, row: Pick<ConversationRow, 'shopperId' | 'waitingSince' | 'dueAt' | 'urgency' | 'lastAgentId'>, now: number): Partial<ConversationRow> {
  const open = move.state !== 'resolved';
  const waitingSince = waitingAfter(move, row.waitingSince, move.waitsFrom ?? now);
  // What is left outside opening hours comes after those who are there when it opens, unless there is haste in it.
  const urgency = move.waitsFrom !== undefined && row.urgency === 'normal' ? 'low' : row.urgency;
  return {
    state: move.state,
    ownerId: move.ownerId,
    openFor: open ? row.shopperId : null,
    resolvedAt: open ? null : now,
    lastAgentId: move.ownerId ?? row.lastAgentId,
    waitingSince,
    urgency,
    dueAt: waitingSince === null ? null : waitingSince === row.waitingSince && row.dueAt !== null ? row.dueAt : deadlineOf(urgency, waitingSince),
    snoozedUntil: null,
    assignedAt: move.state === 'assigned' ? now : null,
    ...(move.reason ? { handoffReason: move.reason } : {}),
  };
}

/** How a wait that begins with an opening stands behind the others; undefined where it begins now or goes on. */
export function lineFor(moves: readonly Move[], { urgency, waitingSince }: Partial<ConversationRow>): ((last: number | null) => number) | undefined {
  if (!urgency || !waitingSince || moves.at(-1)?.waitsFrom !== waitingSince) return undefined;
  return (last) => deadlineBehind(urgency, waitingSince, last);
}

/** A conversation of which nothing is written yet. */
export function freshRow(id: string, { shop, shopper, language, context }: Pick<ConversationRow, 'language' | 'context'> & { shop: { id: string }; shopper: { id: string } }, now: number): ConversationRow {
  return {
    id, shopId: shop.id, shopperId: shopper.id, state: 'bot', ownerId: null, lastAgentId: null,
    version: 1, lastSeq: 0, shopperReadSeq: 0, agentReadSeq: 0, language, context,
    handoffReason: null, preview: '', previewSender: 'shopper', urgency: 'normal', urgencyReasons: null, careConsent: null,
    waitingSince: null, dueAt: null, snoozedUntil: null, needs: null, assignedAt: null, createdAt: now, lastMessageAt: now,
    resolvedAt: null, openFor: shopper.id,
  };
}

/** Who waits goes on waiting through every move between queue and agents. */
function waitingAfter({ state, notice }: Move, before: number | null, now: number): number | null {
  if (state === 'queued') return before ?? now;
  if (state !== 'assigned') return null;
  return notice === 'reopened' ? now : before;
}

/** Serious words go to a person, whatever the bot knows. What an entry says before it hands over stays: "stop using it first". */
export function heeding(reply: BotReply, heard: Urgent): BotReply {
  return isSerious(heard) && reply.kind !== 'handoff' ? { kind: 'handoff', reason: 'force_word', language: reply.language } : reply;
}

/** What the bot adds after the shopper's message, and the move that follows. */
export interface BotTurn { messages: StoredMessage[]; move: Move | null }

/**
 * The bot's part of a turn. While the conversation is queued it answers standard questions only, labelled;
 * everything else waits for the person without a word.
 * @param opensAt when somebody is there again; null while the shop is open
 * @param busy in a surge
 */
export function botTurn(reply: BotReply, standing: Standing, cause: string, at: number, bot: Bot, opensAt: number | null = null, busy = false): BotTurn {
  const author = { id: null, name: bot.name };
  const queued = standing.state === 'queued';
  if (reply.kind === 'answer') {
    if (queued && reply.tier !== 1) return { messages: [], move: null };
    const body: MessageBody = {
      kind: 'answer', text: reply.text, source: reply.source, confidence: reply.confidence, ...reply.orderId === undefined ? {} : { orderId: reply.orderId }, ...reply.asksProof ? { asksProof: true } : {}, ...partsOf(reply), ...(queued ? { whileQueued: true } : reply.related ? { related: reply.related } : {}),
    };
    return { messages: [stored(`${cause}.bot`, 'bot', at, body, author)], move: null };
  }
  if (queued) return { messages: [], move: null };
  if (reply.kind === 'choices') {
    return { messages: [stored(`${cause}.bot`, 'bot', at, { kind: 'choices', options: reply.options }, author)], move: null };
  }
  const move = handOff(standing, reply.reason, opensAt, busy);
  const spoken: StoredMessage[] = reply.text ? [stored(`${cause}.bot`, 'bot', at, {
    kind: 'answer', text: reply.text, source: reply.source ?? null, confidence: reply.confidence ?? 0, ...partsOf(reply),
  }, author)] : [];
  return { messages: move ? [...spoken, noticeOf(move, cause, at, null)] : spoken, move };
}

/** Pictures are kept by id and signed when read. */
function partsOf({ parts }: { parts?: EntryPart[] }): { parts?: AnswerPart[] } {
  if (!parts) return {};
  return { parts: parts.map((part) => (part.kind === 'image' ? { kind: 'image', alt: part.alt, image: { uploadId: part.uploadId, url: '', width: 0, height: 0 } } : part)) };
}

/** One line for lists: the words, or a picture's sign. */
export function previewOf(text: string): string {
  return text === '' ? pictureSign : Array.from(text.replace(/\s+/g, ' ').slice(0, 200)).slice(0, 120).join('');
}

/** What was said longer ago is no longer what "and how much is that" is about. */
const previousTurnMs = 10 * 60_000;

/** The shopper's last words, where nobody else has written since but the bot. */
export function previousWords({ preview, previewSender, lastMessageAt }: Pick<ConversationRow, 'preview' | 'previewSender' | 'lastMessageAt'>, now: number): string | undefined {
  return preview !== '' && previewSender === 'shopper' && now - lastMessageAt < previousTurnMs ? preview : undefined;
}
