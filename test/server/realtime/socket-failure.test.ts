import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../server/src/http/logger.ts';
import { endFailed } from '../../../server/src/realtime/socket-failure.ts';

function after(error: Error): { ended: number; logged: string[] } {
  const logged: string[] = [];
  let ended = 0;
  endFailed(error, { terminate: () => { ended += 1; } }, { log: createLogger('info', { write: (line: string) => { logged.push((JSON.parse(line) as { msg: string }).msg); } }) });
  return { ended, logged };
}

describe('a socket that failed', () => {
  it.each([
    ['a message past all limits', Object.assign(new RangeError('Max payload size exceeded'), { code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' })],
    ['a frame that is none', Object.assign(new RangeError('Invalid WebSocket frame'), { code: 'WS_ERR_INVALID_OPCODE' })],
    ['a network that is gone', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })],
  ])('by %s is ended, and whoever did it writes nothing into the log', (_, error) => {
    expect(after(error)).toEqual({ ended: 1, logged: [] });
  });
  it('by an error of ours is ended, and the log says so', () => {
    expect(after(new TypeError('no such thing'))).toEqual({ ended: 1, logged: ['a socket failed'] });
  });
});
