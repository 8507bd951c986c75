/**
 * One open socket: sends frames (those of one turn travel together), counts bad frames, and lets go of a slow reader,
 * who is resynced from the log when it comes back instead of being buffered without end.
 */
import type { WebSocket } from 'ws';
import { closeCodes, limits, type ErrorCode } from '@aftercast/shared';

const slowReaderBytes = 1024 * 1024;
/** Settled: what is chained to it runs at the end of the turn, without the resource that `queueMicrotask` makes for each call. */
const turnEnd = Promise.resolve();

/** What frames handlers and push know of a socket. */
export interface Session {
  readonly id: string;
  send(frame: object): void;
  error(code: ErrorCode, message: string, extra?: { ref?: string | undefined; retryAfterMs?: number | undefined; details?: unknown }): void;
  /** A frame that could not be understood; the third one closes the socket. */
  bad(code: ErrorCode, message: string, ref?: string): void;
  close(code: number, reason: string): void;
  /** Asks the other end for a sign of life below the frames: a page that sleeps answers too, a closed laptop does not. */
  ping(): void;
  /** Anything arrived. */
  touch(now: number): void;
  lastHeardAt(): number;
}

export function createSession(id: string, socket: WebSocket, now: number): Session {
  let queued: string[] = [];
  let heardAt = now;
  let badFrames = 0;

  function flush(): void {
    const frames = queued;
    queued = [];
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > slowReaderBytes) {
      session.close(closeCodes.slowReader, 'reading too slowly, come back and resume');
      return;
    }
    // Joined by concatenation, which copies nothing: the socket's encoder reads the pieces where they are.
    socket.send(frames.length === 1 ? frames[0] as string : `[${frames.reduce((all, frame) => `${all},${frame}`)}]`);
  }

  const session: Session = {
    id,
    send(frame) {
      if (queued.push(JSON.stringify(frame)) === 1) void turnEnd.then(flush);
    },
    error(code, message, extra = {}) {
      session.send({ type: 'error', code, message, ...extra });
    },
    bad(code, message, ref) {
      badFrames += 1;
      session.error(code, message, { ref });
      if (badFrames >= limits.badFramesBeforeClose) {
        queueMicrotask(() => session.close(closeCodes.badFrames, `too many bad frames, the last one: ${code}`));
      }
    },
    close(code, reason) {
      if (socket.readyState === socket.OPEN) socket.close(code, reason.slice(0, 120));
    },
    ping() { if (socket.readyState === socket.OPEN) socket.ping(); },
    touch(at) { heardAt = at; },
    lastHeardAt: () => heardAt,
  };
  return session;
}
