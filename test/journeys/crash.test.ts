import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '@aftercast/shared';
import { demo, signIn, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createWireShopper } from '../support/wire-shopper.ts';

const kills = 20;
const shopperCount = 12;
const inFlight = 4;

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aftercast-crash-'));
  server = await startServerProcess({ dataDir });
});
afterAll(async () => {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a server killed twenty times under load', () => {
  it('[SEND1][SEND2][SEQ1] keeps every acknowledged message once and in order, on both sides', async () => {
    let acksSinceStart = 0;
    let killAt = 1;
    let onReached: () => void = () => undefined;
    const shoppers = Array.from({ length: shopperCount }, (_, index) => {
      const shopper = createWireShopper(demo.siteKey, () => {
        acksSinceStart += 1;
        next(index);
        if (acksSinceStart === killAt) onReached();
      });
      return shopper;
    });
    let writing = true;
    function next(index: number): void {
      const shopper = shoppers[index];
      if (!shopper || !writing) return;
      const unacked = shopper.sent.length - shopper.acked.size;
      for (let free = inFlight - unacked; free > 0; free -= 1) shopper.send(`k${index}_message_${shopper.sent.length}`, `什么时候发货 ${shopper.sent.length}`);
    }

    for (let round = 0; round < kills; round += 1) {
      acksSinceStart = 0;
      killAt = 1 + (round * 37) % 90;
      const reached = new Promise<void>((resolve) => { onReached = resolve; });
      await Promise.all(shoppers.map((shopper) => shopper.connect(server.socketUrl)));
      shoppers.forEach((_, index) => next(index));
      await reached;
      await server.kill();
      server = await startServerProcess({ dataDir, port: server.port });
    }

    writing = false;
    const settled = new Promise<void>((resolve) => {
      onReached = resolve;
      killAt = -1;
      const check = () => { if (shoppers.every(({ sent, acked }) => acked.size === sent.length)) resolve(); };
      for (const shopper of shoppers) {
        const set = shopper.acked.set.bind(shopper.acked);
        shopper.acked.set = (id, seq) => { const map = set(id, seq); check(); return map; };
      }
      void Promise.all(shoppers.map((shopper) => shopper.connect(server.socketUrl))).then(check);
    });
    await settled;
    await Promise.all(shoppers.map((shopper) => shopper.resync()));

    const cookie = await signIn(server.url, demo.owner);
    for (const shopper of shoppers) {
      const stored = await transcript(server.url, cookie, shopper.conversationId() ?? '');
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      expect(stored.filter(({ sender }) => sender === 'shopper').map(({ id }) => id)).toEqual(shopper.sent);
      for (const [id, seq] of shopper.acked) expect(stored[seq - 1]?.id).toBe(id);
      const held = [...shopper.received.values()].sort((a, b) => a.seq - b.seq);
      for (const message of held) expect(stored[message.seq - 1]?.id).toBe(message.id);
    }
    shoppers.forEach((shopper) => shopper.close());
  }, 240_000);

  it('writes with synchronous=FULL', async () => {
    const ready = await fetch(`${server.url}/readyz`);
    expect(await ready.json()).toMatchObject({ storage: { dialect: 'sqlite', synchronous: '2' } });
  });
});

async function transcript(url: string, cookie: string, id: string): Promise<Message[]> {
  const pages: Message[][] = [];
  let beforeSeq: number | undefined;
  for (;;) {
    const response = await fetch(`${url}/api/v1/conversations/${id}/messages${beforeSeq === undefined ? '' : `?beforeSeq=${beforeSeq}`}`, { headers: { cookie } });
    const { messages } = await response.json() as { messages: Message[] };
    pages.unshift(messages.filter(({ conversationId }) => conversationId === id));
    beforeSeq = messages[0]?.seq;
    if (beforeSeq === undefined || beforeSeq <= 1) return pages.flat();
  }
}
