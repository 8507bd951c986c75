/** The two socket routes, and the heartbeat that lets go of the silent. */
import type { FastifyInstance } from 'fastify';
import { closeCodes } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import { tokenId } from '../agents/one-time-token.ts';
import { sessionCookie } from '../agents/session-cookie.ts';
import '@fastify/cookie';
import '@fastify/websocket';
import { isOwnOrigin } from '../merchants/allowed-origin.ts';
import { acceptAgent } from './agent-socket.ts';
import { acceptShopper } from './shopper-socket.ts';

const sweepMs = 15_000;
/** What a console may say while its cookie is looked up; it says one hello. */
const earlyFrames = 8;

interface Deps {
  shopper: Omit<Parameters<typeof acceptShopper>[2], 'log'>;
  agent: Omit<Parameters<typeof acceptAgent>[2], 'log'>;
  /** The agent behind a session cookie. */
  agentBySession: (cookie: string) => Promise<Agent | null>;
}

export function registerSockets(app: FastifyInstance, { shopper, agent, agentBySession }: Deps): void {
  app.get('/ws/shopper', { websocket: true, schema: { hide: true } }, (socket, request) => {
    acceptShopper(socket, { origin: request.headers.origin, address: request.ip }, { ...shopper, log: request.log });
  });
  app.get('/ws/agent', { websocket: true, schema: { hide: true } }, (socket, request) => {
    const cookie = request.cookies[sessionCookie];
    const foreign = request.headers.origin !== undefined && !isOwnOrigin(shopper.ownOrigin(), request.headers.origin);
    const early: unknown[][] = [];
    const hold = (...message: unknown[]) => {
      if (early.push(message) > earlyFrames) socket.close(closeCodes.overloaded, 'wait for the welcome');
    };
    socket.on('message', hold);
    const signedIn = cookie && !foreign ? agentBySession(cookie) : Promise.resolve(null);
    signedIn.then((found) => {
      socket.off('message', hold);
      acceptAgent(socket, found && cookie ? { agent: found, signInId: tokenId(cookie), address: request.ip } : null, { ...agent, log: request.log });
      for (const message of early) socket.emit('message', ...message);
    }).catch((error: unknown) => {
      // A database that does not answer signs nobody out.
      request.log.error({ err: error }, 'an agent could not be looked up');
      socket.close(closeCodes.overloaded, 'try again');
    });
  });
  const sweep = setInterval(() => agent.hub.dropSilent(agent.clock()), sweepMs);
  sweep.unref();
  app.addHook('onClose', () => clearInterval(sweep));
}
