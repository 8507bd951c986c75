/**
 * The talk itself, without a screen: connects, keeps what is unsent, merges what comes, says what changed.
 * It stores nothing in the browser until the shopper has said something. Called by the components and the app.
 */
import type { AftercastContext } from '../../aftercast.d.ts';
import type { CareConsent, Feedback, Language, Message, Satisfaction, ShopperClientFrame, ShopperServerFrame } from '@aftercast/shared';
import {
  browserTimers, changeMessage, createConnection, createOutbox, limits, protocolVersion,
  type ConnectionOptions, type OutboxStorage, type Timers,
} from '@aftercast/shared/client';
import { initialChat, reduceFrame, reduceMessage, unreadCount, type ChatState, type Draft } from './chat-state.ts';
import { createNews, type Emit } from './news.ts';
import { createPapers, type Tokens } from './papers.ts';
import { createStore } from './store.ts';
import { createTyping } from './typing.ts';

export interface ChatOptions {
  url: string;
  siteKey: string;
  language: Language;
  tokens: Tokens;
  outboxStorage?: OutboxStorage;
  newId: () => string;
  clock: () => number;
  /** Where the shopper is now, page and merchant's words together. */
  context: () => AftercastContext;
  emit: Emit;
  timers?: Timers;
  openSocket?: ConnectionOptions<ShopperClientFrame, ShopperServerFrame>['openSocket'];
  waking?: ConnectionOptions<ShopperClientFrame, ShopperServerFrame>['waking'];
}

/** How long frames of parallel commits may stay out of order before we ask. */
const orderPatienceMs = 300;

export function createChat(options: ChatOptions) {
  const { siteKey, language, newId, clock, emit, timers = browserTimers } = options;
  const papers = createPapers(options.tokens);
  const news = createNews(emit);
  let toldContext = '';
  let isLooking = false;
  let orderTimer: unknown;

  const outbox = createOutbox<Draft>({
    newId, clock, timers, storage: options.outboxStorage,
    send: ({ id, payload }) => connection.send(payload.kind === 'handoff'
      ? { type: 'handoff.request', id, noneOfThese: payload.noneOfThese }
      : { type: 'message.send', id, text: payload.text, images: payload.images?.map(({ uploadId }) => uploadId), entryId: payload.entryId, context: payload.product || payload.orderId ? { ...options.context(), ...(payload.product && { product: payload.product }), ...(payload.orderId && { orderId: payload.orderId }) } : freshContext() }),
    onChange: (items) => store.patch({ outbox: items }),
  });
  const store = createStore(initialChat(outbox.items()));
  if (outbox.items().length > 0) papers.spoke();

  const connection = createConnection<ShopperClientFrame, ShopperServerFrame>({
    url: options.url, timers, openSocket: options.openSocket, waking: options.waking,
    hello: () => ({
      type: 'hello', version: protocolVersion, siteKey, language, ...papers.shown(), context: options.context(), resume: held(),
    }),
    onWake: () => ({ type: 'resync', ...held() }),
    onFrame: take,
    onStatus: (status) => {
      store.patch({ connection: status, ...(status.state === 'online' ? {} : { typing: null, loadingOlder: false }) });
      if (status.state === 'online') outbox.resume();
      if (status.state === 'stopped') {
        emit('error', { code: status.reason, message: `the server closed the connection (${status.code})` });
        if (papers.refused(status.code)) connection.restart();
      }
    },
  });
  const typing = createTyping({ send: (active) => connection.send({ type: 'typing.set', typing: active }), expire: () => store.patch({ typing: null }), clock, timers });

  function held(): { conversationId: string; seq: number } | undefined {
    const { conversationId, seq } = store.get().transcript;
    return conversationId === null ? undefined : { conversationId, seq };
  }

  /** Sent with a message only when it says something new. */
  function freshContext(): AftercastContext | undefined {
    const context = options.context();
    const text = JSON.stringify(context);
    if (text === toldContext) return undefined;
    toldContext = text;
    return context;
  }

  function speak(): void {
    papers.spoke();
    typing.stop();
    store.patch({ divider: null });
  }

  function take(frame: ShopperServerFrame): void {
    const before = store.get();
    if (frame.type === 'message.ack') return acknowledged(frame);
    if (frame.type === 'error') return refused(frame);
    if (frame.type === 'welcome') papers.welcomed(frame.token);
    store.patch(reduceFrame(before, frame, clock()));
    if (frame.type === 'typing.changed') typing.heard(frame.typing);
    if (frame.type === 'message.posted') settle([frame.message], before);
    if (frame.type === 'welcome' || frame.type === 'resynced') {
      settle(frame.messages, frame.resume === 'complete' ? before : null);
      if (isLooking) divide();
    }
    else if (frame.type === 'conversation.changed') checkOrder();
    const state = store.get().conversation?.state;
    if (state === 'queued' || state === 'assigned') {
      for (const { id, payload } of outbox.items()) if (payload.kind === 'handoff') outbox.acked(id);
    }
  }

  function acknowledged({ id, conversationId, seq, at }: Extract<ShopperServerFrame, { type: 'message.ack' }>): void {
    const before = store.get();
    const payload = outbox.acked(id)?.payload;
    if (payload?.kind !== 'message') return;
    const { text, images } = payload;
    const message: Message = { id, conversationId, seq, sender: 'shopper', authorId: null, authorName: null, at, body: { kind: 'text', text, images } };
    store.patch(reduceMessage(store.get(), message));
    settle([message], before);
  }

  function refused({ ref, code, message, retryAfterMs }: Extract<ShopperServerFrame, { type: 'error' }>): void {
    store.patch({ loadingOlder: false });
    if (ref === undefined || !outbox.refused(ref, code, retryAfterMs)) emit('error', { code, message });
  }

  /** After messages came: the outbox lets go of what is there, the page is told what is new. */
  function settle(messages: readonly Message[], before: ChatState | null): void {
    for (const message of messages) {
      outbox.acked(message.id.replace(/\.handoff$/, ''));
      if (before && !before.transcript.messages.some(({ id, conversationId }) => id === message.id && conversationId === message.conversationId)) news.message(message);
    }
    checkOrder();
    news.unread(unreadCount(store.get()));
  }

  /** Asks when a gap stays, or when the talk goes on in another conversation than the one held: after a merge, or where an agent took up an older one. */
  function checkOrder(): void {
    const { transcript, conversation } = store.get();
    timers.clear(orderTimer);
    if (transcript.gap || (conversation && conversation.id !== transcript.conversationId)) {
      orderTimer = timers.set(() => { connection.send({ type: 'resync', ...held() }); }, orderPatienceMs);
    }
  }

  /** Draws the line above what is new. */
  function divide(): void {
    const { transcript: { conversationId }, readSeq } = store.get();
    if (conversationId !== null && unreadCount(store.get()) > 0) store.patch({ divider: { conversationId, seq: readSeq } });
  }

  return {
    store,
    start: connection.start,
    wake: connection.wake,
    send(text: string, more: { images?: Extract<Draft, { kind: 'message' }>['images']; entryId?: string; product?: string; orderId?: string } = {}): boolean {
      speak();
      return outbox.add({ kind: 'message', text, ...more }) !== null;
    },
    askForPerson(noneOfThese = false): void {
      speak();
      if (!outbox.items().some(({ payload, state }) => payload.kind === 'handoff' && state === 'sending')) outbox.add({ kind: 'handoff', noneOfThese });
    },
    retry: outbox.retry,
    discard: outbox.discard,
    /** The shopper's hands are on the keys; people are told, the bot is not. */
    type(active: boolean): void {
      const state = store.get().conversation?.state;
      if (state === 'queued' || state === 'assigned') typing.set(active);
    },
    rate(message: Message, feedback: Feedback): void {
      const { conversationId, seq, body } = message;
      if (body.kind !== 'answer' || !connection.send({ type: 'feedback.set', conversationId, seq, feedback })) return;
      store.patch({ transcript: changeMessage(store.get().transcript, { ...message, body: { ...body, feedback } }) });
    },
    /** How it went up to this message. @returns false when it could not be sent now */
    rateService(message: Message, given: Satisfaction): boolean {
      const { conversationId, seq, body } = message;
      const { score, reason, words } = given;
      if (!connection.send({ type: 'satisfaction.set', conversationId, seq, score, reason: reason ?? undefined, words: words ?? undefined })) return false;
      const satisfaction = { ...given, givenAt: given.givenAt || clock() + store.get().clockAheadMs };
      store.patch({ transcript: changeMessage(store.get().transcript, { ...message, body: { ...body, satisfaction } as Message['body'] }) });
      return true;
    },
    /** Whether colleagues may read what was said of the shopper's health. @returns false when it could not be sent now */
    consent(consent: CareConsent): boolean {
      const conversationId = store.get().conversation?.id;
      return conversationId !== undefined && connection.send({ type: 'care.set', conversationId, consent });
    },
    /** The shopper begins to look, or no longer does: what came meanwhile gets a line above it. */
    look(now: boolean): void {
      isLooking = now;
      store.patch({ divider: null });
      if (now) divide();
    },
    /** The newest message was seen. */
    seen(): void {
      const { transcript, readSeq } = store.get();
      if (transcript.conversationId === null || transcript.seq <= readSeq) return;
      if (!connection.send({ type: 'read.set', conversationId: transcript.conversationId, seq: transcript.seq })) return;
      store.patch({ readSeq: transcript.seq });
      news.unread(unreadCount(store.get()));
    },
    loadOlder(): void {
      const { transcript, loadingOlder } = store.get();
      const [first] = transcript.messages;
      if (!first || !transcript.hasOlder || loadingOlder) return;
      if (connection.send({ type: 'history.load', ref: newId(), conversationId: first.conversationId, beforeSeq: first.seq })) store.patch({ loadingOlder: true });
    },
    /** Starts over from the newest page, with links that are valid again. */
    refresh(): void { connection.send({ type: 'resync' }); },
    contextChanged(): void {
      const context = store.get().conversation && freshContext();
      if (context) connection.send({ type: 'context.set', context });
    },
    identify(jwt: string): void {
      papers.identify(jwt);
      connection.restart();
    },
    /** Signed out: another person may hold the phone next. */
    reset(): void {
      toldContext = '';
      papers.reset();
      outbox.clear();
      store.patch({ ...initialChat([]), connection: store.get().connection });
      news.unread(0);
      connection.restart();
    },
    /** For reading, which leaves nothing in the browser of who has said nothing. Resolves once the server has given a token. */
    bearer: papers.token,
    /** For an upload, which is something said. Resolves once the server has given a token. */
    token(): Promise<string> {
      speak();
      return papers.token();
    },
    stop(): void {
      timers.clear(orderTimer);
      papers.stop();
      typing.stop();
      outbox.stop();
      connection.stop();
    },
  };
}
export type Chat = ReturnType<typeof createChat>;

/** The longest text that can be sent. */
export const longestText = limits.textLength;
