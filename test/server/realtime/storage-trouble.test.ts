import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { demo } from '../../support/server-process.ts';
import { startServer } from '../../support/server.ts';
import { greetShopper } from '../../support/wire.ts';

it('[SEND1][SEND3] a locked database is told, acknowledges nothing, and takes the same id when it is free again', async () => {
  await using server = await startServer();
  const wire = await greetShopper(server.url, demo.siteKey);
  wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
  await wire.next('message.ack');

  const other = new Database(join(server.dataDir, 'aftercast.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  wire.send({ type: 'message.send', id: 'm0000002', text: '质保多久' });
  expect(await wire.next('error')).toMatchObject({ code: 'storage_unavailable', ref: 'm0000002', retryAfterMs: expect.any(Number) });
  other.exec('ROLLBACK');
  other.close();

  wire.send({ type: 'message.send', id: 'm0000002', text: '质保多久' });
  expect(await wire.next('message.ack')).toMatchObject({ id: 'm0000002', seq: 3 });
  wire.close();
});
