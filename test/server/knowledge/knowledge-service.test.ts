import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knowledgeEntry, liveSession } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createKnowledgeService, type KnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { withoutScans } from '../../../server/src/orders/order-state.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { createTestStore } from '../../support/store.ts';
import { noon, orderOf, parcel } from '../orders/orders.ts';

const shop = { id: 'shop', name: '柚子店', assistantName: '小柚', timeZone: 'Asia/Shanghai', forceWords: ['投诉', 'lawyer'] };
const anna = { externalId: 'anna', name: '安娜' };
const stranger = { externalId: null, name: null };
const entry = (given: object) => knowledgeEntry.parse({ tier: 1, phrasings: [], ...given });

const zh = [
  entry({ id: 'where', question: '我的货到哪了', answer: '{{shopper.name}}，{{order.id}} {{shipment.carrier}} {{shipment.trackingNumber}}「{{shipment.lastEvent}}」', fallback: '在订单页能看到，{{shopper.name}}。' }),
  entry({ id: 'when', question: '什么时候发货', answer: '{{order.id}} 最晚 {{promise.shipBy}}' }),
  entry({ id: 'hours', question: '客服几点上班', answer: '{{shop.name}} 九点。' }),
  entry({ id: 'washing', question: '羽绒服怎么洗', phrasings: ['羽绒服能机洗吗'], answer: '轻柔。', tier: 2, scope: { product: 'down', liveSession: null } }),
  entry({ id: 'drying', question: '羽绒服怎么烘干', phrasings: ['羽绒服能烘干吗'], answer: '低温。', tier: 2, scope: { product: 'down', liveSession: null } }),
  entry({ id: 'damage', question: '收到就是坏的', answer: '抱歉，订单 {{order.id}} 优先处理。', tier: 3 }),
  entry({ id: 'complain', question: '我要投诉', answer: '对不起，主管来。', tier: 3 }),
  entry({ id: 'person', question: '转人工', answer: '马上。', tier: 3 }),
];
const en = [
  entry({ id: 'where', question: 'Where is my order?', answer: 'Hi {{shopper.name}}, {{shipment.carrier}}: {{shipment.lastEvent}}', fallback: 'See your order page, {{shopper.name}}.' }),
  entry({ id: 'hours', question: 'When are you open?', answer: '{{shop.name}} from nine.' }),
];

let knowledge: KnowledgeService;
let remove: () => Promise<void>;
let book: Record<string, Order[]> = {};
const failures: unknown[] = [];
let lookupFails = false;

beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  knowledge = createKnowledgeService({
    store: made.store, clock: () => noon, newId: (prefix) => `${prefix}_1`,
    orders: { async ordersOf(_, shopper) { if (lookupFails) throw new Error('down'); return book[shopper] ?? []; } },
    sessionsOf: async () => [liveSession.parse({ id: 'night', title: '夜场', startsAt: noon - 3_600_000, endsAt: noon + 3_600_000, links: [{ number: 3, product: 'down', shown: [{ from: noon - 600_000 }] }] }), liveSession.parse({ id: 'before', title: '昨晚', startsAt: noon - 27 * 3_600_000, endsAt: noon - 25 * 3_600_000, links: [{ number: 3, product: 'cam', shown: [] }] })],
    onLookupFailure: (error) => failures.push(error),
  });
  await knowledge.seed(shop.id, { zh, en });
});
afterAll(() => remove());

const ask = async (text: string, more: object = {}): Promise<BotReply> =>
  knowledge.reply({ shop, shopper: stranger, text, context: {}, language: 'zh', ...more });

test('the entries nearest to words are named best first, within the scope they hold in', async () => {
  expect((await knowledge.nearest(shop.id, '羽绒服怎么洗', { product: 'down' }, 'zh'))[0]).toBe('washing');
  expect((await knowledge.nearest(shop.id, 'when are you open', {}, 'zh'))[0]).toBe('hours');
  expect(await knowledge.nearest(shop.id, '羽绒服怎么洗', { product: 'other' }, 'zh')).not.toContain('washing');
});

describe('an answer', () => {
  test("tells the shopper's own order", async () => {
    book = { anna: [orderOf({ id: 'A1', status: 'shipped', shipment: parcel() })] };
    expect(await ask('我的货到哪了', { shopper: anna })).toEqual({
      kind: 'answer', orderId: 'A1', text: '安娜，A1 云驿速递 YY1「【嘉兴】已到达」', source: { entryId: 'where', question: '我的货到哪了' }, confidence: 1, tier: 1, language: 'zh',
    });
  });
  test('falls back for a stranger, with a neutral name', async () => {
    expect(await ask('我的货到哪了')).toMatchObject({ kind: 'answer', text: '在订单页能看到，亲。' });
    expect(await ask('where is my order')).toMatchObject({ kind: 'answer', text: 'See your order page, there.', language: 'en' });
  });
  test('says when an order is to leave instead of where it is', async () => {
    book = { anna: [orderOf({ id: 'A2' })] };
    const reply = await ask('我的货到哪了', { shopper: anna });
    expect(reply).toMatchObject({ kind: 'answer' });
    expect(reply.kind === 'answer' && reply.text).toContain('11月12日 12:00');
  });
  test.each([
    ['shipped', '您的订单 A3 已经发出了，快递还没有更新进度（云驿速递，单号 YY1）。', /^Order A3 has left; .*\(Yunyi Express, tracking number YY1\)\.$/],
    ['delivered', '您的订单 A3 已经签收了（云驿速递，单号 YY1）。', /^Order A3 has been delivered/], ['pending', '您的订单 A3 已打包好，等快递来取（云驿速递，单号 YY1）。', /^Order A3 is packed/],
  ] as const)('says who has a parcel that nobody has scanned, of an order that is %s', async (status, zhText, enText) => {
    book = { anna: [orderOf({ id: 'A3', status, shipment: { ...parcel(), events: [] } })] };
    expect(await ask('我的货到哪了', { shopper: anna })).toMatchObject({ kind: 'answer', text: zhText, orderId: 'A3' });
    expect(withoutScans(book['anna']?.[0] as Order, 'en')).toMatch(enText);
    if (status !== 'pending') expect(await ask('什么时候发货', { shopper: anna })).toMatchObject({ kind: 'answer', text: zhText });
  });
  test('goes to a person when data is missing and nothing else can be said', async () => {
    expect(await ask('什么时候发货')).toMatchObject({ kind: 'handoff', reason: 'missing_data', source: { entryId: 'when' } });
  });
  test('survives a lookup that fails', async () => {
    lookupFails = true;
    expect(await ask('我的货到哪了', { shopper: anna })).toMatchObject({ kind: 'answer', text: '在订单页能看到，安娜。' });
    lookupFails = false;
    expect(failures).toHaveLength(1);
  });
  test('comes at once where no order is needed', () => {
    expect(knowledge.reply({ shop, shopper: anna, text: '客服几点上班', context: {}, language: 'zh' })).toMatchObject({ kind: 'answer', text: '柚子店 九点。' });
    expect(knowledge.reply({ shop, shopper: stranger, text: '我的货到哪了', context: {}, language: 'zh' })).toMatchObject({ kind: 'answer' });
  });
  test("is in the question's language, not the page's", async () => {
    expect(await ask('when are you open', { language: 'zh' })).toMatchObject({ text: '柚子店 from nine.', language: 'en' });
    expect(await ask('客服几点上班', { language: 'en' })).toMatchObject({ language: 'zh' });
  });
  test('comes from the tapped entry without matching, in the language of its words', async () => {
    expect(await ask('When are you open?', { entryId: 'hours' })).toMatchObject({ text: '柚子店 from nine.', confidence: 1 });
    expect(await ask('别的话', { entryId: 'damage' })).toMatchObject({ kind: 'handoff', reason: 'needs_person' });
  });
  test('ignores a tapped entry that is gone', async () => {
    expect(await ask('客服几点上班', { entryId: 'removed' })).toMatchObject({ source: { entryId: 'hours' } });
  });
});

test.each([['你好', '小柚'], ['谢谢', '不客气'], ['拜拜', '顺利'], ['asdfghjk', 'another way']])('answers the courtesy "%s" without a source', async (text, part) => {
  const reply = await ask(text);
  expect(reply).toMatchObject({ kind: 'answer', source: null, tier: null });
  expect(reply.kind === 'answer' && reply.text).toContain(part);
});

describe('a person takes over', () => {
  test('when asked for, with the words the shop wrote for it', async () => {
    expect(await ask('转人工')).toMatchObject({ kind: 'handoff', reason: 'asked', text: '马上。' });
    expect(await ask('real person please')).toEqual({ kind: 'handoff', reason: 'asked', language: 'en' });
  });
  test('on a force word, whatever else the message says', async () => {
    expect(await ask('客服几点上班，我要投诉')).toMatchObject({ kind: 'handoff', reason: 'force_word' });
    expect(await ask('我要投诉')).toMatchObject({ reason: 'force_word', text: '对不起，主管来。', source: { entryId: 'complain' } });
    expect(await ask('my LAWYER will write to you')).toMatchObject({ reason: 'force_word' });
  });
  test('for a tier-3 entry, speaking its words where they can be filled', async () => {
    book = { anna: [orderOf({ id: 'A1' })] };
    expect(await ask('收到就是坏的', { shopper: anna })).toMatchObject({ reason: 'needs_person', text: '抱歉，订单 A1 优先处理。' });
    const silent = await ask('收到就是坏的');
    expect(silent).toMatchObject({ kind: 'handoff', reason: 'needs_person' });
    expect(silent).not.toHaveProperty('text');
  });
  test('for what nobody wrote an answer to', async () => {
    expect(await ask('主播今天穿的什么牌子')).toMatchObject({ kind: 'handoff', reason: 'low_confidence' });
  });
});

test('offers at most three questions, in the language asked', async () => {
  const reply = await ask('羽绒服');
  expect(reply).toMatchObject({ kind: 'choices', language: 'zh' });
  expect(reply.kind === 'choices' && reply.options.map(({ question }) => question).sort()).toEqual(['羽绒服怎么洗', '羽绒服怎么烘干'].sort());
});

test('takes the numbered link for the product on screen', async () => {
  const context = { liveSession: 'night', product: 'cam' };
  expect(await ask('能机洗吗', { context })).not.toMatchObject({ source: { entryId: 'washing' } });
  const { candidates } = await knowledge.match(shop.id, '3号链接能机洗吗', context, 'zh');
  expect(candidates[0]?.id).toBe('washing');
});

describe('a link that is named', () => {
  const context = { liveSession: 'night' };
  test('is answered out of no order of other goods', async () => {
    book = { anna: [orderOf({ id: 'A1', status: 'shipped', shipment: parcel() })] };
    expect(await ask('我的货到哪了', { shopper: anna, context })).toMatchObject({ orderId: 'A1' });
    expect(await ask('3号链接我的货到哪了', { shopper: anna, context })).toMatchObject({ text: '在订单页能看到，安娜。' });
  });
  test('is answered out of what was bought under its number another time', async () => {
    book = { anna: [orderOf({ id: 'A2', items: [{ product: 'lamp', name: '灯', sku: null, quantity: 1, price: 9 }] }), orderOf({ id: 'A1', liveSession: 'before', status: 'shipped', shipment: parcel() })] };
    expect(await ask('3号链接我的货到哪了', { shopper: anna, context })).toMatchObject({ orderId: 'A1' });
  });
});

describe('what a message points at in a broadcast', () => {
  const first = async (text: string, context: object) => (await knowledge.match(shop.id, text, { liveSession: 'night', ...context }, 'zh')).candidates[0]?.id;
  test('is the link on the screen at the moment the shopper sees', async () => {
    expect(await first('现在这个能机洗吗', { product: 'cam' })).toBe('washing');
    // The player says that this shopper is still before the link came up.
    expect(await first('现在这个能机洗吗', { product: 'cam', streamTime: 60 })).not.toBe('washing');
  });
  test('is the product on the page where the text only says "this"', async () => {
    expect(await first('这个能机洗吗', { product: 'cam' })).not.toBe('washing');
  });
});

describe('a change', () => {
  test('is live at once and leaves the other language alone', async () => {
    await knowledge.put(shop.id, 'zh', entry({ id: 'parking', question: '门口能停车吗', answer: '可以停。' }));
    expect(await ask('门口能停车吗')).toMatchObject({ text: '可以停。' });
    await knowledge.put(shop.id, 'zh', entry({ id: 'parking', question: '门口能停车吗', answer: '不能停。' }));
    expect(await ask('门口能停车吗')).toMatchObject({ text: '不能停。' });
    await knowledge.remove(shop.id, 'zh', 'parking');
    expect(await ask('门口能停车吗')).toMatchObject({ kind: 'handoff' });
    expect(await knowledge.list(shop.id, 'en')).toHaveLength(en.length);
  });
  test('that names an unknown variable is refused', async () => {
    await expect(knowledge.put(shop.id, 'zh', entry({ id: 'x', question: '问', answer: '{{order.colour}}' }))).rejects.toMatchObject({ code: 'knowledge_entry_invalid' });
    await expect(knowledge.remove(shop.id, 'zh', 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
  test('of one shop is not heard in another', async () => {
    expect(await ask('客服几点上班', { shop: { ...shop, id: 'other' } })).toMatchObject({ kind: 'handoff' });
  });
});

test('a question asked before is answered by what the shop knows now', async () => {
  const own = { shop: { ...shop, id: 'changing' } };
  const voucher = (answer: string) => entry({ id: 'voucher', question: '优惠券怎么用', answer });
  await knowledge.put('changing', 'zh', voucher('结算时选。'));
  for (let times = 0; times < 2; times += 1) expect(await ask('优惠券怎么用', own)).toMatchObject({ text: '结算时选。' });
  await knowledge.put('changing', 'zh', voucher('自动抵扣。'));
  expect(await ask('优惠券怎么用', own)).toMatchObject({ text: '自动抵扣。' });
  await knowledge.remove('changing', 'zh', 'voucher');
  expect(await ask('优惠券怎么用', own)).toMatchObject({ kind: 'handoff' });
});

test('imports the good lines, tells the bad ones, and may be repeated', async () => {
  const lines = `${JSON.stringify({ id: 'gift', tier: 1, question: '有赠品吗', answer: '有。' })}\n{"id":"bad"}`;
  for (let round = 0; round < 2; round += 1) {
    expect(await knowledge.importJsonl('importing', 'zh', lines)).toMatchObject({ imported: 1, errors: [{ line: 2 }] });
  }
  expect(await knowledge.list('importing', 'zh')).toHaveLength(1);
});

describe('a new shop', () => {
  test('gets the starter set once and keeps what it changes', async () => {
    await knowledge.seedStarter('new');
    const before = await knowledge.list('new', 'zh');
    await knowledge.remove('new', 'zh', 'refund');
    await knowledge.seedStarter('new');
    expect(await knowledge.list('new', 'zh')).toHaveLength(before.length - 1);
  });
  test('can be asked where a parcel is and for a refund', async () => {
    const own = { shop: { ...shop, id: 'new' } };
    expect(await ask('我的货到哪了', own)).toMatchObject({ kind: 'answer', source: { entryId: 'order-where' } });
    expect(await ask('I want my money back', own)).toMatchObject({ kind: 'handoff', reason: 'needs_person', source: { entryId: 'refund' } });
    expect((await knowledge.topQuestions({ id: 'new' }, 'en', 3))[0]?.entryId).toBe('order-where');
  });
});
