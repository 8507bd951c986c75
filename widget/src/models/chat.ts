/**
 * The talk itself, without a screen: connects, keeps what is unsent, merges what comes, says what changed.
 * It stores nothing in the browser until the shopper has said something. Called by the components and the app.
 */
import type { AftercastContext, AftercastEvents } from '../../aftercast.d.ts';
import type { Feedback, Language, Message, ShopperClientFrame, ShopperServerFrame } from '@aftercast/shared';
import {
  browserTimers, changeMessage, closeCodes, createConnection, createOutbox, limits, protocolVersion,
  type ConnectionOptions, type ConnectionStatus, type OutboxStorage, type Timers,
} from '@aftercast/shared/client';
import { initialChat, reduceFrame, reduceMessage, unreadCount, type ChatState, type Draft } from './chat-state.ts';
import { createStore } from './store.ts';
import { createTyping } from './typing.ts';

export interface ChatOptions {
  url: string;
  siteKey: string;
  language: Language;
  /** Kept where the next page finds it; called with a token only once the shopper has spoken, with null to forget. */
  tokens: { read(): string | undefined; write(token: string | null): void };
  outboxStorage?: OutboxStorage;
  newId: () => string;
  clock: () => number;
  /** Where the shopper is now, page and merchant's words together. */
  context: () => AftercastContext;
  emit<Name extends keyof AftercastEvents>(event: Name, detail: AftercastEvents[Name]): void;
  timers?: Timers;
  openSocket?: ConnectionOptions<ShopperClientFrame, ShopperServerFrame>['openSocket'];
  waking?: ConnectionOptions<ShopperClientFrame, ShopperServerFrame>['waking'];
}

/** How long frames of parallel commits may stay out of order before we ask. */
const gapPatienceMs = 300;

export function createChat(options: ChatOptions) {
  const { siteKey, language, tokens, newId, clock, emit, timers = browserTimers } = options;
  let token = tokens.read();
  let hasSpoken = token !== undefined;
  let identity = '';
  let toldContext = '';
  let toldUnread = 0;
  let isLooking = false;
  let gapTimer: unknown;
  let tokenWaiters: (() => void)[] = [];

  const outbox = createOutbox<Draft>({
    newId, clock, timers, storage: options.outboxStorage,
    send: ({ id, payload }) => connection.send(payload.kind === 'handoff'
      ? { type: 'handoff.request', id, noneOfThese: payload.noneOfThese }
      : { type: 'message.send', id, text: payload.text, images: payload.images?.map(({ uploadId }) => uploadId), entryId: payload.entryId, context: freshContext() }),
    onChange: (items) => store.patch({ outbox: items }),
  });
  const store = createStore(initialChat(outbox.items()));
  if (outbox.items().length > 0) hasSpoken = true;

  const connection = createConnection<ShopperClientFrame, ShopperServerFrame>({
    url: options.url, timers, openSocket: options.openSocket, waking: options.waking,
    hello: () => ({
      type: 'hello', version: protocolVersion, siteKey, language, token, identity: identity || undefined, context: options.context(), resume: held(),
    }),
    onWake: () => ({ type: 'resync', ...held() }),
    onFrame: take,
    onStatus: (status) => {
      store.patch({ connection: status, ...(status.state === 'online' ? {} : { typing: null, loadingOlder: false }) });
      if (status.state === 'online') outbox.resume();
      if (status.state === 'stopped') stopped(status);
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

  /** What another try as we are would not mend, another try without the refused paper does. */
  function stopped({ code, reason }: Extract<ConnectionStatus, { state: 'stopped' }>): void {
    emit('error', { code: reason, message: `the server closed the connection (${code})` });
    if (code === closeCodes.identityInvalid && identity) identity = '';
    else if (code === closeCodes.notSignedIn && token) forget();
    else return;
    connection.restart();
  }

  function forget(): void {
    token = undefined;
    tokens.write(null);
  }

  function speak(): void {
    hasSpoken = true;
    if (token) tokens.write(token);
    typing.stop();
    store.patch({ divider: null });
  }

  function take(frame: ShopperServerFrame): void {
    const before = store.get();
    if (frame.type === 'message.ack') return acknowledged(frame);
    if (frame.type === 'error') return refused(frame);
    if (frame.type === 'welcome') {
      token = frame.token;
      if (hasSpoken) tokens.write(token);
      for (const waiter of tokenWaiters.splice(0)) waiter();
    }
    store.patch(reduceFrame(before, frame, clock()));
    if (frame.type === 'typing.changed') typing.heard(frame.typing);
    if (frame.type === 'message.posted') settle([frame.message], before);
    if (frame.type === 'welcome' || frame.type === 'resynced') {
      settle(frame.messages, frame.resume === 'complete' ? before : null);
      if (isLooking) divide();
    }
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

  /** After messages came: the outbox lets go of what is there, gaps are asked about, the page is told what is new. */
  function settle(messages: readonly Message[], before: ChatState | null): void {
    for (const message of messages) {
      outbox.acked(message.id.replace(/\.handoff$/, ''));
      if (before && !before.transcript.messages.some(({ id, conversationId }) => id === message.id && conversationId === message.conversationId)) announce(message);
    }
    timers.clear(gapTimer);
    if (store.get().transcript.gap) gapTimer = timers.set(() => { connection.send({ type: 'resync', ...held() }); }, gapPatienceMs);
    tellUnread();
  }

  /** Draws the line above what is new. */
  function divide(): void {
    const { transcript: { conversationId }, readSeq } = store.get();
    if (conversationId !== null && unreadCount(store.get()) > 0) store.patch({ divider: { conversationId, seq: readSeq } });
  }

  function announce({ id, conversationId, sender, at, body }: Message): void {
    if (body.kind === 'notice') {
      if (body.event === 'handoff') emit('handoff', { conversationId, reason: body.reason ?? null });
      if (body.event === 'resolved') emit('resolved', { conversationId });
    } else if (sender !== 'system') emit('message', { id, conversationId, sender, at, text: 'text' in body ? body.text : '' });
  }

  function tellUnread(): void {
    const count = unreadCount(store.get());
    if (count !== toldUnread) emit('unread', { count: toldUnread = count });
  }

  return {
    store,
    start: connection.start,
    wake: connection.wake,
    send(text: string, more: { images?: Extract<Draft, { kind: 'message' }>['images']; entryId?: string } = {}): boolean {
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
      tellUnread();
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
      identity = jwt;
      connection.restart();
    },
    /** Signed out: another person may hold the phone next. */
    reset(): void {
      identity = toldContext = '';
      hasSpoken = false;
      forget();
      outbox.clear();
      store.patch({ ...initialChat([]), connection: store.get().connection });
      tellUnread();
      connection.restart();
    },
    /** For an upload, which is something said. Resolves once the server has given a token. */
    token: (): Promise<string> => {
      speak();
      return token ? Promise.resolve(token) : new Promise((resolve) => { tokenWaiters.push(() => resolve(token ?? '')); });
    },
    stop(): void {
      timers.clear(gapTimer);
      tokenWaiters = [];
      typing.stop();
      outbox.stop();
      connection.stop();
    },
  };
}
export type Chat = ReturnType<typeof createChat>;

/** The longest text that can be sent. */
export const longestText = limits.textLength;
