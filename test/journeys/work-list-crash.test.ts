import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { demo, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createWireShopper } from '../support/wire-shopper.ts';

const acksBeforeKill = [40, 130, 90];

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aftercast-worklist-'));
  server = await startServerProcess({ dataDir });
});
afterAll(async () => {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a server killed while it records has recorded every question once, when it has caught up', async () => {
  let acks = 0;
  let killAt = Infinity;
  let onReached: () => void = () => undefined;
  let writing = true;
  const shoppers = Array.from({ length: 6 }, (_, index) => createWireShopper(demo.siteKey, () => {
    acks += 1;
    send(index);
    if (acks === killAt) onReached();
  }));
  function send(index: number): void {
    const shopper = shoppers[index];
    if (shopper && writing) shopper.send(`w${index}_message_${shopper.sent.length}`, '什么时候发货');
  }
  for (const count of acksBeforeKill) {
    acks = 0;
    killAt = count;
    const reached = new Promise<void>((resolve) => { onReached = resolve; });
    await Promise.all(shoppers.map((shopper) => shopper.connect(server.socketUrl)));
    shoppers.forEach((_, index) => send(index));
    await reached;
    await server.kill();
    if (count !== acksBeforeKill.at(-1)) server = await startServerProcess({ dataDir, port: server.port });
  }
  writing = false;
  shoppers.forEach((shopper) => shopper.close());

  await using reopened = await startServer({ dataDir });
  const { store, services } = reopened.app;
  const shop = await services.shops.bySiteKey(demo.siteKey);
  await services.worklist.recorder.settle(shop?.id ?? '');
  const { questions, messages } = store.tables;
  const recorded = (await store.read.select({ id: questions.id }).from(questions)).map(({ id }) => id).sort();
  const asked = (await store.read.select({ id: messages.id, sender: messages.sender }).from(messages)).filter(({ sender }) => sender === 'shopper').map(({ id }) => id).sort();
  expect(asked.length).toBeGreaterThanOrEqual(acksBeforeKill.reduce((sum, count) => sum + count, 0));
  expect(asked.filter((id) => !recorded.includes(id))).toEqual([]);
  expect(new Set(recorded).size).toBe(recorded.length);
}, 120_000);
