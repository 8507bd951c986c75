/**
 * What telling the link on the screen costs a shop that knows much: `corepack pnpm run bench:on-air [entries]`, 10,000 unless told. Each switch is
 * committed before it counts, and the question right after it must mean the new link. Beside it, in the same run, what reading the shop's
 * knowledge anew would take.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knowledgeEntry, liveSession, product } from '@aftercast/shared';
import { openStore } from '../../server/src/db/open-store.ts';
import { createKnowledgeService } from '../../server/src/knowledge/knowledge-service.ts';
import { createLiveService } from '../../server/src/live/live-service.ts';

const entries = Number(process.argv[2] ?? 10_000);
const switches = 200;
const folder = mkdtempSync(join(tmpdir(), 'aftercast-on-air-'));
const store = await openStore({ databaseUrl: '', dataDir: folder, migrationsDir: join(import.meta.dirname, '../../migrations') });
let trained = 0;
let reads = 0;
const live = createLiveService({ store, clock: Date.now, onChanged: (shopId, sessions) => knowledge.hear(shopId, sessions) });
const knowing = () => createKnowledgeService({
  store, clock: Date.now, newId: (prefix) => `${prefix}_1`, orders: { ordersOf: async () => [] }, learning: { train: async () => { trained += 1; return null; }, onFailure: (error) => { throw error; } },
  sessionsOf: (shopId) => { reads += 1; return live.sessions(shopId); },
});
let knowledge = knowing();
const goods = ['cam', 'vac'];
const about = (id: string) => knowledgeEntry.parse({ id: `stock-${id}`, tier: 2, question: '还有货吗', phrasings: ['这个还有吗', '现在这个还有吗'], answer: `${id} 有货`, scope: { product: id, liveSession: null } });
const topics = ['颜色', '尺码', '充电', '保修', '安装', '清洗', '退款', '发票', '地址', '重量'];
const filling = Array.from({ length: entries - goods.length }, (_, at) => knowledgeEntry.parse({ id: `e${at}`, tier: 2, question: `第${at}款的${topics[at % topics.length]}怎么看`, answer: `第${at}款在详情页。` }));
await knowledge.seed('shop', { zh: [...goods.map(about), ...filling], en: [] });
const now = Date.now();
await live.put('shop', { products: goods.map((id) => product.parse({ id, name: id })), sessions: [liveSession.parse({ id: 'night', title: '夜场', startsAt: now - 3_600_000, endsAt: now + 3_600_000, playbackDelaySeconds: 0, links: goods.map((id, at) => ({ number: at + 1, product: id })) })] });

knowledge = knowing();
const began = performance.now();
await knowledge.warm('shop');
const building = performance.now() - began;
const before = { trained, reads };
const took: number[] = [];
for (let turn = 0; turn < switches; turn += 1) {
  const at = performance.now();
  await live.onAir('shop', 'night', { link: (turn % 2) + 1 });
  took.push(performance.now() - at);
  const reply = await knowledge.reply({ shop: { id: 'shop', name: '店', assistantName: '柚', timeZone: 'UTC', forceWords: [] }, shopper: { externalId: null, name: null }, text: '现在这个还有吗', context: { liveSession: 'night' }, language: 'zh' });
  if (reply.kind !== 'answer' || reply.text !== `${goods[turn % 2]} 有货`) throw new Error(`bench: after switch ${turn} the bot said ${JSON.stringify(reply)}`);
  // Two switches within one millisecond would be one moment.
  await new Promise((resolve) => setTimeout(resolve, 2));
}
took.sort((a, b) => a - b);
const [p50, p99] = [took[Math.floor(switches * 0.5)] ?? 0, took[Math.floor(switches * 0.99)] ?? 0];
process.stdout.write(`${entries} entries: the first base took ${Math.round(building)} ms to read and build\n`);
process.stdout.write(`${switches} switches, durable and heard: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; trainings ${trained - before.trained}, readings of the knowledge ${reads - before.reads}\n`);
await store.close();
rmSync(folder, { recursive: true, force: true });
