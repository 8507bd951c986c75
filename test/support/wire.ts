import { WebSocket } from 'ws';
import type { AgentServerFrame, ShopperServerFrame } from '@aftercast/shared';

type AnyFrame = ShopperServerFrame | AgentServerFrame;

/** A socket on which a test speaks frames and waits for what comes back. */
export interface Wire<Frame extends AnyFrame = AnyFrame> {
  send(frame: object): void;
  raw(data: string | Buffer): void;
  /** The next frame of this type that was not taken yet; frames of other types stay. */
  next<T extends Frame['type']>(type: T): Promise<Extract<Frame, { type: T }>>;
  /** Everything that came in so far, as it came. */
  heard(): string;
  /** The close code and reason. */
  closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Opens a socket. @param headers such as `origin` and `cookie` */
export async function openWire<Frame extends AnyFrame>(url: string, headers: Record<string, string> = {}): Promise<Wire<Frame>> {
  const socket = new WebSocket(url, { headers });
  const frames: Frame[] = [];
  const raw: string[] = [];
  const waiting: { type: string; resolve: (frame: Frame) => void }[] = [];
  socket.on('message', (data: Buffer) => {
    raw.push(data.toString('utf8'));
    const parsed = JSON.parse(data.toString('utf8')) as Frame | Frame[];
    for (const frame of Array.isArray(parsed) ? parsed : [parsed]) {
      const at = waiting.findIndex(({ type }) => type === frame.type);
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(frame);
      else frames.push(frame);
    }
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    raw: (data) => socket.send(data),
    next(type) {
      const at = frames.findIndex((frame) => frame.type === type);
      if (at >= 0) return Promise.resolve(frames.splice(at, 1)[0] as never);
      return new Promise((resolve) => waiting.push({ type, resolve: resolve as (frame: Frame) => void }));
    },
    heard: () => raw.join('\n'),
    closed,
    close: () => socket.close(),
  };
}

/** A shopper's socket that has been greeted. @param server address of the server */
export async function greetShopper(server: string, siteKey: string, more: object = {}): Promise<Wire<ShopperServerFrame> & { token: string }> {
  const wire = await openWire<ShopperServerFrame>(`${server.replace('http', 'ws')}/ws/shopper`);
  wire.send({ type: 'hello', version: 1, siteKey, language: 'zh', ...more });
  const { token } = await wire.next('welcome');
  return { ...wire, token };
}

/** An agent's socket that has been greeted. @param cookie of who signed in */
export async function greetAgent(server: string, cookie: string): Promise<Wire<AgentServerFrame> & Pick<Extract<AgentServerFrame, { type: 'welcome' }>, 'agent' | 'counts'>> {
  const wire = await openWire<AgentServerFrame>(`${server.replace('http', 'ws')}/ws/agent`, { cookie, origin: server });
  wire.send({ type: 'hello', version: 1 });
  const { agent, counts } = await wire.next('welcome');
  return { ...wire, agent, counts };
}
