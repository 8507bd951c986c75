/** The life of one agent's socket: the cookie says who, hello first, then commands. */
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { agentClientFrame, closeCodes, protocolVersion, type AgentClientFrame } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { AgentFrames } from '../conversation/agent-frames.ts';
import { readFrame } from './dispatch.ts';
import type { AgentSession, Hub } from './hub.ts';
import { createSession } from './session.ts';
import { watchEnd } from './shopper-socket.ts';
import { tellFailure } from './tell-failure.ts';

/** Hears when an agent's socket has been greeted and when it has gone. */
export interface Watch { joined(entry: AgentSession): void; left(entry: AgentSession): void }

interface Deps { frames: AgentFrames; hub: Hub; presence: Watch; clock: () => number; newId: (prefix: string) => string; log: FastifyBaseLogger }

/** @param signedIn null when the cookie is missing or foreign: the socket is closed with `notSignedIn` */
export function acceptAgent(socket: WebSocket, signedIn: { agent: Agent; signInId: string; address: string } | null, { frames, hub, presence, clock, newId, log }: Deps): void {
  // Gone while the cookie was looked up: its close would not be heard any more.
  if (socket.readyState !== socket.OPEN) return;
  const session = createSession(newId('ws'), socket, clock());
  if (signedIn === null) return session.close(closeCodes.notSignedIn, 'sign in first');
  const entry: AgentSession = { session, ...signedIn, viewing: new Set() };
  const undo: (() => void)[] = [hub.connect(session)];
  let greeted = false;

  function handle(frame: AgentClientFrame): void {
    if (frame.type === 'ping') return session.send({ type: 'pong', at: clock() });
    if (frame.type === 'hello') {
      if (greeted) return session.bad('invalid_frame', 'hello was said already');
      if (frame.version !== protocolVersion) return session.close(closeCodes.unsupportedVersion, `this server speaks version ${protocolVersion}`);
      greeted = true;
      undo.push(hub.joinAgent(entry));
      presence.joined(entry);
      frames.welcome(entry).catch((error: unknown) => tellFailure(error, session, log));
      return;
    }
    const ref = 'ref' in frame ? frame.ref : 'id' in frame ? frame.id : undefined;
    if (!greeted) return session.bad('hello_required', 'say hello first', ref);
    frames.handle(entry, frame).catch((error: unknown) => tellFailure(error, session, log, ref));
  }

  socket.on('message', (data, isBinary) => {
    // Whoever was told to go, such as a colleague shut out, may still have much to say.
    if (socket.readyState !== socket.OPEN) return;
    const frame = readFrame(agentClientFrame, data, isBinary, session);
    if (frame) handle(frame);
    if (greeted) session.touch(clock());
  });
  socket.on('pong', () => { if (greeted) session.touch(clock()); });
  watchEnd(socket, session, log, () => {
    for (const step of undo) step();
    frames.left(entry);
    if (greeted) presence.left(entry);
  });
}
