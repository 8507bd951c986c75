/**
 * `corepack pnpm -s bench:edit`: how long an edit of a large shop takes to be live, and the longest that shoppers wait meanwhile.
 * 10,000 phrasings as 200 entries of 50 and as 2,000 of 5, on a real store; a shopper asks at every turn of the event loop.
 * Wall times are upper bounds on a machine that others use as well; CPU times are the whole process's, the collector's threads with it. `--train` lets the trainer's thread work beside it.
 */
import { parseArgs } from 'node:util';
import { knowledgeEntry, type KnowledgeEntry } from '@aftercast/shared';
import { createKnowledgeService, type KnowledgeService } from '../../server/src/knowledge/knowledge-service.ts';
import { noLearning } from '../../server/src/knowledge/knowledge-base.ts';
import { createTrainer } from '../../server/src/knowledge/trainer.ts';
import { createRandom } from '../../server/src/matching/random.ts';
import { createTestStore } from '../support/store.ts';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '7' }, train: { type: 'boolean', default: false } } });
const edits = Number(values.edits);
const shop = { id: 'large', name: '大店', assistantName: '小大', timeZone: 'Asia/Shanghai', forceWords: [] };
const shopper = { externalId: null, name: null };
const words = '退货 退款 换货 发货 快递 物流 运费 优惠券 尺码 颜色 质量 破损 少件 发票 地址 订单 取消 保修 安装 充电 连接 声音 屏幕 按键 电池 赠品 价格 差价 定金 尾款 预售 包装 味道 材质 起球 掉色 缩水 摄像头 耳机 杯子 被子 枕头 面膜 口红 零食 水果'.split(' ');
const ends = ['怎么办', '要多久', '可以吗', '在哪看', '什么时候', '为什么', '多少钱', '怎么弄', '找谁'];

function entriesOf(count: number, each: number): KnowledgeEntry[] {
  const random = createRandom(count);
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  return Array.from({ length: count }, (_, at) => {
    const own = String.fromCharCode(0x4e00 + at * 7, 0x4e01 + at * 5);
    const about = [one(words), one(words)];
    const [question, ...phrasings] = Array.from({ length: each }, () => `${one(about)}${own}${one(words)}${String.fromCharCode(0x5000 + Math.floor(random() * 3_000))}${one(ends)}`) as [string, ...string[]];
    return knowledgeEntry.parse({ id: `e${at}`, tier: 2, category: `类${at % 20}`, question, phrasings, keywords: [own], answer: `${about.join('、')}：三天内处理。` });
  });
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const ask = (knowledge: KnowledgeService, text: string) => knowledge.reply({ shop, shopper, text, context: {}, language: 'zh' });

/** Asks at every turn of the event loop until it is stopped; tells the longest turn in ms and how often it was answered at once. */
function askAlong(knowledge: KnowledgeService): () => { longestMs: number; longestCpuMs: number; answered: number } {
  let longestMs = 0;
  let answered = 0;
  let last = performance.now();
  let longestCpuMs = 0;
  let lastCpu = process.cpuUsage();
  let going = true;
  const turn = (): void => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    const { user, system } = process.cpuUsage(lastCpu);
    longestCpuMs = Math.max(longestCpuMs, (user + system) / 1000);
    lastCpu = process.cpuUsage();
    if (!(ask(knowledge, '快递要多久') instanceof Promise)) answered += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  return () => { going = false; return { longestMs, longestCpuMs, answered }; };
}

async function measure(count: number, each: number): Promise<object> {
  const { store, remove } = await createTestStore();
  const trainer = values.train ? createTrainer() : null;
  let ids = 0;
  const knowledge = createKnowledgeService({
    store, clock: Date.now, newId: (prefix) => `${prefix}_${ids += 1}`, orders: { ordersOf: async () => [] },
    learning: trainer ? { train: trainer.train, onFailure: console.error } : noLearning,
  });
  const entries = entriesOf(count, each);
  const firstAt = performance.now();
  await knowledge.seed(shop.id, { zh: entries, en: [] });
  const firstMs = performance.now() - firstAt;
  const runs: { liveMs: number; cpuMs: number; longestMs: number; longestCpuMs: number; answered: number }[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const target = entries[edit * 11 % entries.length] as KnowledgeEntry;
    const asked = `第${edit}次改写后的问法`;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    const stop = askAlong(knowledge);
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await knowledge.put(shop.id, 'zh', { ...target, phrasings: [...target.phrasings.slice(1), asked] });
    const liveMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpu);
    const reply = await ask(knowledge, asked);
    if (reply.kind !== 'answer' || reply.source?.entryId !== target.id) throw new Error(`the edit of ${target.id} is not live`);
    runs.push({ liveMs, cpuMs: (user + system) / 1000, ...stop() });
  }
  await trainer?.close();
  await remove();
  const of = (read: (run: (typeof runs)[number]) => number): number => Math.round(median(runs.map(read)));
  return { entries: count, phrasings: count * each, firstMs: Math.round(firstMs), liveMs: of((run) => run.liveMs), cpuMs: of((run) => run.cpuMs), longestTurnMs: of((run) => run.longestMs), longestTurnCpuMs: of((run) => run.longestCpuMs), answeredMeanwhile: of((run) => run.answered) };
}

for (const [count, each] of [[200, 50], [2_000, 5]] as const) process.stdout.write(`${JSON.stringify(await measure(count, each))}\n`);
