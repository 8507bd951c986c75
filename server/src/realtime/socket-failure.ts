/** What becomes of a socket that failed. Handed to the plugin that accepts sockets, whose own way logs whatever a stranger's end does as an error of ours. */
import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';

/** True of what the network did, or the other end: an unclean end, a message past all limits, no valid frame. `watchEnd` logs it, at debug. */
const isTheirs = (error: Error): boolean => 'syscall' in error || ('code' in error && String(error.code).startsWith('WS_ERR_'));

export function endFailed(error: Error, socket: Pick<WebSocket, 'terminate'>, request: Pick<FastifyRequest, 'log'>): void {
  if (!isTheirs(error)) request.log.error({ err: error }, 'a socket failed');
  socket.terminate();
}
