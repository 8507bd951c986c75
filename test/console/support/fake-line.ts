import type { AgentClientFrame, AgentServerFrame } from '@aftercast/shared';
import type { Connection, ConnectionOptions, ConnectionStatus } from '@aftercast/shared/client';
import { createLink, type Link } from '../../../console/src/models/link.ts';
import { agentView, noCounts } from './builders.ts';

type Options = Pick<ConnectionOptions<AgentClientFrame, AgentServerFrame>, 'hello' | 'onFrame' | 'onStatus' | 'onWake'>;
type SentFrame<T extends AgentClientFrame['type']> = Extract<AgentClientFrame, { type: T }>;

/** A link whose other end is the test: what was sent is a list, what the server says is a call. */
export interface FakeLine {
  link: Link;
  sent: AgentClientFrame[];
  /** The newest frame of this type. Throws when there is none. */
  last<T extends AgentClientFrame['type']>(type: T): SentFrame<T>;
  /** The welcome, then online. */
  online(): void;
  offline(): void;
  stopped(code: number): void;
  /** A page that was away is back. */
  wake(): void;
  deliver(frame: AgentServerFrame): void;
  /** Lets promises that were settled go on. */
  settle(): Promise<void>;
}

export function createFakeLine(): FakeLine {
  const sent: AgentClientFrame[] = [];
  let options: Options | null = null;
  let status: ConnectionStatus = { state: 'idle' };
  let counter = 0;
  const become = (next: ConnectionStatus): void => {
    status = next;
    options?.onStatus?.(next);
  };
  const connection: Connection<AgentClientFrame> = {
    start: () => become({ state: 'connecting' }),
    stop: () => become({ state: 'idle' }),
    restart: () => undefined,
    wake: () => undefined,
    status: () => status,
    send(frame) {
      if (status.state !== 'online') return false;
      sent.push(frame);
      return true;
    },
  };
  const link = createLink({
    newRef: () => `ref-${String(++counter).padStart(4, '0')}`,
    connect(given) {
      options = given;
      return connection;
    },
  });
  const deliver = (frame: AgentServerFrame): void => options?.onFrame(frame);
  return {
    link, sent,
    last(type) {
      const frame = sent.filter((one) => one.type === type).at(-1);
      if (!frame) throw new Error(`fake line: nothing of type "${type}" was sent`);
      return frame as never;
    },
    online() {
      deliver({ type: 'welcome', version: 1, agent: agentView(), counts: noCounts, serverTime: 1_000 });
      become({ state: 'online' });
    },
    offline: () => become({ state: 'offline' }),
    stopped: (code) => become({ state: 'stopped', code, reason: '' }),
    wake: () => { options?.onWake?.(); },
    deliver,
    settle: () => new Promise((resolve) => { setImmediate(resolve); }),
  };
}
