import { signal, type ReadonlySignal } from '@preact/signals';
import type { AgentClientFrame, AgentServerFrame } from '@aftercast/shared';
import { protocolVersion, type Connection, type ConnectionOptions, type ConnectionStatus } from '@aftercast/shared/client';
import { Failure } from './failure.ts';

type FrameOf<T extends AgentServerFrame['type']> = Extract<AgentServerFrame, { type: T }>;
type WithoutRef<T> = T extends unknown ? Omit<T, 'ref'> : never;
type Question = WithoutRef<Extract<AgentClientFrame, { ref: string }>>;

/** What answers which question. */
interface Answers {
  'inbox.load': FrameOf<'inbox.page'>;
  'conversation.open': FrameOf<'conversation.opened'>;
  'conversation.claim': FrameOf<'command.done'>;
  'conversation.resolve': FrameOf<'command.done'>;
  'conversation.return_to_bot': FrameOf<'command.done'>;
  'conversation.transfer': FrameOf<'command.done'>;
  'desk.set': FrameOf<'desk.changed'>;
  'history.load': FrameOf<'history.page'>;
}

/**
 * The agent's socket as the models use it: questions with answers, news by kind, and one status.
 * It refuses to know what any frame means. Made by the workspace.
 */
export interface Link {
  status: ReadonlySignal<ConnectionStatus>;
  /** Asks and waits for the answer with the same ref. @throws Failure, `offline` when the line breaks before the answer */
  ask<Q extends Question>(frame: Q): Promise<Answers[Q['type']]>;
  /** False when nothing went out. */
  send(frame: AgentClientFrame): boolean;
  on<T extends AgentServerFrame['type']>(type: T, heard: (frame: FrameOf<T>) => void): void;
  /** After every welcome, and when a page that was away is back on a live line: what is held may be old. */
  onResync(heard: () => void): void;
  start(): void;
  stop(): void;
}

type Listeners = { [T in AgentServerFrame['type']]?: ((frame: FrameOf<T>) => void)[] };
type Connect = (options: Pick<ConnectionOptions<AgentClientFrame, AgentServerFrame>, 'hello' | 'onFrame' | 'onStatus' | 'onWake'>) => Connection<AgentClientFrame>;

/** @param newRef makes an id for a question */
export function createLink({ connect, newRef }: { connect: Connect; newRef: () => string }): Link {
  const status = signal<ConnectionStatus>({ state: 'idle' });
  const waiting = new Map<string, { resolve: (frame: never) => void; reject: (cause: Failure) => void }>();
  const listeners: Listeners = {};
  const resyncs: (() => void)[] = [];

  function failAll(): void {
    const asked = [...waiting.values()];
    waiting.clear();
    for (const { reject } of asked) reject(new Failure('offline'));
  }

  function receive(frame: AgentServerFrame): void {
    const ref = 'ref' in frame ? frame.ref : undefined;
    const asked = ref === undefined ? undefined : waiting.get(ref);
    if (ref !== undefined && asked) {
      waiting.delete(ref);
      if (frame.type === 'error') asked.reject(new Failure(frame.code, frame.details, frame.retryAfterMs));
      else asked.resolve(frame as never);
      return;
    }
    for (const heard of listeners[frame.type] ?? []) (heard as (frame: AgentServerFrame) => void)(frame);
  }

  function resync(): void {
    for (const heard of resyncs) heard();
  }

  const connection = connect({
    hello: () => ({ type: 'hello', version: protocolVersion }),
    onFrame: receive,
    onWake() {
      resync();
      return { type: 'ping' };
    },
    onStatus(next) {
      status.value = next;
      if (next.state === 'online') resync();
      else failAll();
    },
  });

  return {
    status,
    ask: (frame) => new Promise((resolve, reject) => {
      const ref = newRef();
      waiting.set(ref, { resolve, reject });
      if (connection.send({ ...frame, ref } as AgentClientFrame)) return;
      waiting.delete(ref);
      reject(new Failure('offline'));
    }),
    send: connection.send,
    on(type, heard) { ((listeners[type] ??= [] as never) as (typeof heard)[]).push(heard); },
    onResync(heard) { resyncs.push(heard); },
    start: connection.start,
    stop() {
      connection.stop();
      failAll();
    },
  };
}
