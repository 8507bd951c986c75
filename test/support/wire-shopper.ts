import { WebSocket } from 'ws';
import type { Message, ShopperServerFrame } from '@aftercast/shared';

/** What one shopper's client knows; it survives every lost socket. */
export interface WireShopper {
  /** Ids in the order in which they were first sent. */
  readonly sent: string[];
  /** Id → sequence, as acknowledged. */
  readonly acked: Map<string, number>;
  /** By conversation and sequence: all that was ever received. */
  readonly received: Map<string, Message>;
  conversationId(): string | null;
  /** Connects (again), says hello with what it holds, sends what is unacknowledged. Resolves at the welcome. */
  connect(url: string): Promise<void>;
  send(id: string, text: string): void;
  /** Asks for what is new; resolves when it is there. */
  resync(): Promise<void>;
  close(): void;
}

/** A shopper on the bare wire, as simple as the protocol allows. `onAck` is told of each new acknowledgement. */
export function createWireShopper(siteKey: string, onAck: () => void): WireShopper {
  const sent: string[] = [];
  const texts = new Map<string, string>();
  const acked = new Map<string, number>();
  const received = new Map<string, Message>();
  let socket: WebSocket | null = null;
  let token: string | undefined;
  let conversationId: string | null = null;
  let onSnapshot: () => void = () => undefined;

  const heldSeq = () => {
    let seq = 0;
    while (received.has(`${conversationId}:${seq + 1}`)) seq += 1;
    return seq;
  };
  const write = (frame: object) => { if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame)); };
  const keep = (message: Message) => {
    const key = `${message.conversationId}:${message.seq}`;
    const before = received.get(key);
    if (before && before.id !== message.id) throw new Error(`wire: ${key} was "${before.id}" and is now "${message.id}"`);
    received.set(key, message);
  };
  const transmit = (id: string) => write({ type: 'message.send', id, text: texts.get(id) });

  function hear(frame: ShopperServerFrame): void {
    if (frame.type === 'welcome' || frame.type === 'resynced') {
      if (frame.type === 'welcome') token = frame.token;
      conversationId = frame.conversation?.id ?? conversationId;
      frame.messages.forEach(keep);
      for (const { id, seq } of frame.messages) if (texts.has(id) && !acked.has(id)) acked.set(id, seq);
      onSnapshot();
    } else if (frame.type === 'message.ack') {
      conversationId = frame.conversationId;
      const before = acked.get(frame.id);
      if (before !== undefined && before !== frame.seq) throw new Error(`wire: "${frame.id}" was acknowledged at ${before} and at ${frame.seq}`);
      acked.set(frame.id, frame.seq);
      if (before === undefined) onAck();
    } else if (frame.type === 'message.posted') keep(frame.message);
    else if (frame.type === 'error' && frame.ref && frame.retryAfterMs !== undefined) setTimeout(transmit, frame.retryAfterMs, frame.ref);
  }

  return {
    sent, acked, received,
    conversationId: () => conversationId,
    async connect(url) {
      const next = new WebSocket(url);
      socket = next;
      next.on('message', (data: Buffer) => {
        const parsed = JSON.parse(data.toString('utf8')) as ShopperServerFrame | ShopperServerFrame[];
        for (const frame of Array.isArray(parsed) ? parsed : [parsed]) hear(frame);
      });
      await new Promise<void>((resolve, reject) => {
        onSnapshot = resolve;
        next.once('error', reject);
        next.once('open', () => write({
          type: 'hello', version: 1, siteKey, language: 'zh', ...(token ? { token } : {}),
          ...(conversationId ? { resume: { conversationId, seq: heldSeq() } } : {}),
        }));
      });
      next.on('error', () => undefined);
      for (const id of sent) if (!acked.has(id)) transmit(id);
    },
    send(id, text) {
      sent.push(id);
      texts.set(id, text);
      transmit(id);
    },
    resync() {
      return new Promise((resolve) => {
        onSnapshot = resolve;
        write({ type: 'resync', ...(conversationId ? { conversationId, seq: heldSeq() } : {}) });
      });
    },
    close() { socket?.terminate(); },
  };
}
