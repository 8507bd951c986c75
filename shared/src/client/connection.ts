/**
 * One socket that comes back: greets, beats, notices silence, and says in one status where it stands.
 * It knows `welcome`, `ping`, `pong` and `error`; what any other frame means is its caller's business.
 * Nothing is queued here: `send` says whether the frame went out, the outbox keeps what must not be lost.
 */
import { isFinalClose } from '../protocol/close-codes.ts';
import { limits } from '../limits.ts';
import { backoffMs } from './backoff.ts';
import { browserTimers, type Timers } from './timers.ts';
import { watchWaking, type WakingSource } from './waking.ts';

/** `stopped`: the server said that another try would fail as well; `code` is the close code. */
export type ConnectionStatus =
  | { state: 'idle' }
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'offline' }
  | { state: 'stopped'; code: number; reason: string };

interface Frame { type: string }

/** The part of a browser's WebSocket that is used. */
export interface SocketLike {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

export interface ConnectionOptions<Out extends Frame, In extends Frame> {
  url: string;
  /** Made anew for each try, so that it names what is held at that moment. */
  hello: () => Out;
  /** Every frame except `pong`, in order; one that throws stops neither the others nor the socket. */
  onFrame: (frame: In) => void;
  onStatus?: (status: ConnectionStatus) => void;
  /** What to ask on a live socket after the page was away; the answer is also the proof that the socket lives. Default: a ping. */
  onWake?: () => Out;
  /** An `onFrame` or parsing failure, for the log. */
  onError?: (error: unknown) => void;
  openSocket?: (url: string) => SocketLike;
  timers?: Timers;
  random?: () => number;
  /** Where visibilitychange, pageshow, online and offline are heard; null for none. */
  waking?: WakingSource | null;
  heartbeatMs?: number;
  /** How long an answer may take before the socket counts as dead. */
  patienceMs?: number;
}

export interface Connection<Out extends Frame> {
  /** Connects and stays connected until `stop`. A stopped connection may be started again. */
  start(): void;
  /** Ends for good and lets go of every timer and listener. */
  stop(): void;
  /** Greets again on a new socket, for instance with a new identity. */
  restart(): void;
  /** False when not online: nothing was sent. */
  send(frame: Out): boolean;
  /** Makes sure at once that the socket lives, or connects without waiting. */
  wake(): void;
  status(): ConnectionStatus;
}

export function createConnection<Out extends Frame, In extends Frame>(options: ConnectionOptions<Out, In>): Connection<Out> {
  const { url, hello, onFrame, onStatus, onWake, onError, timers = browserTimers, random = Math.random } = options;
  const { heartbeatMs = limits.heartbeatMs, patienceMs = 10_000 } = options;
  const openSocket = options.openSocket ?? ((address) => new WebSocket(address) as SocketLike);
  let status: ConnectionStatus = { state: 'idle' };
  let socket: SocketLike | null = null;
  let timer: unknown = null;
  let attempt = 0;
  let floorMs = 0;
  let asked: 'nothing' | 'ping' | 'wake' = 'nothing';
  let unwatch: (() => void) | null = null;

  function become(next: ConnectionStatus): void {
    if (next.state === status.state) return;
    status = next;
    onStatus?.(next);
  }

  function after(delayMs: number, run: () => void): void {
    timers.clear(timer);
    timer = timers.set(run, delayMs);
  }

  function write(frame: Out | { type: 'ping' }): boolean {
    try {
      socket?.send(JSON.stringify(frame));
      return socket !== null;
    } catch {
      return false;
    }
  }

  /** Lets go without waiting for the closing handshake, which on a dead network takes minutes. */
  function drop(): void {
    timers.clear(timer);
    asked = 'nothing';
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try { socket.close(1000); } catch { /* it was not open yet */ }
    socket = null;
  }

  function lost(): void {
    drop();
    become({ state: 'offline' });
    after(backoffMs(attempt++, random(), floorMs), connect);
    floorMs = 0;
  }

  /** Pings go out even while frames come in: the server too wants to hear something. */
  function beat(): void {
    asked = 'nothing';
    after(heartbeatMs, () => probe('ping', { type: 'ping' }));
  }

  function probe(kind: 'ping' | 'wake', frame: Out | { type: 'ping' }): void {
    asked = kind;
    if (write(frame)) after(patienceMs, lost);
    else lost();
  }

  function take(frame: In & { retryAfterMs?: number }): void {
    if (frame.type === 'error' && status.state !== 'online') floorMs = frame.retryAfterMs ?? 0;
    if (frame.type === 'pong') return;
    try { onFrame(frame); } catch (error) { onError?.(error); }
    if (frame.type === 'welcome') {
      attempt = 0;
      beat();
      become({ state: 'online' });
    }
  }

  function receive(data: unknown, from: SocketLike): void {
    let parsed: unknown;
    try { parsed = JSON.parse(String(data)); } catch (error) { onError?.(error); return; }
    for (const frame of (Array.isArray(parsed) ? parsed : [parsed]) as In[]) {
      if (socket !== from) return;
      take(frame);
    }
    if (socket === from && asked !== 'nothing') beat();
  }

  function connect(): void {
    drop();
    become({ state: 'connecting' });
    let opened: SocketLike;
    try { opened = socket = openSocket(url); } catch { return lost(); }
    opened.onopen = () => { write(hello()); };
    opened.onmessage = (event) => receive(event.data, opened);
    opened.onclose = ({ code, reason }) => {
      if (!isFinalClose(code)) return lost();
      drop();
      become({ state: 'stopped', code, reason });
    };
    after(patienceMs, lost);
  }

  function wake(): void {
    if (status.state === 'online' && asked !== 'wake') return probe('wake', onWake?.() ?? { type: 'ping' });
    if (status.state !== 'offline') return;
    attempt = 0;
    connect();
  }

  return {
    start() {
      unwatch ??= watchWaking(options.waking, wake, () => { if (status.state === 'online' && asked === 'nothing') probe('ping', { type: 'ping' }); });
      if (status.state === 'idle' || status.state === 'stopped') connect();
    },
    stop() {
      unwatch?.();
      unwatch = null;
      drop();
      become({ state: 'idle' });
    },
    restart() {
      if (status.state === 'idle') return;
      attempt = 0;
      connect();
    },
    send: (frame) => status.state === 'online' && write(frame),
    wake,
    status: () => status,
  };
}
