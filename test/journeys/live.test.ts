import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { shopperAt } from '../support/people.ts';
import { demo, signIn } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
let office: Record<string, string>;
const minute = 60_000;
const begun = Date.now() - 40 * minute;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  office = { cookie: await signIn(server.url, demo.owner), origin: server.url, 'content-type': 'application/json' };
});
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

async function put(path: string, body: object): Promise<void> {
  const response = await fetch(`${server.url}/api/v1${path}`, { method: 'PUT', headers: office, body: JSON.stringify(body) });
  expect(response.status, await response.text()).toBe(200);
}
/** Two of the links; the gift was for half an hour alone. */
const tonight = (endsAt: number) => put('/live-sessions/tonight', {
  id: 'tonight', title: '今晚', host: '小鹿', startsAt: begun, endsAt, links: [{ number: 3, product: 'cam-l2' }, { number: 5, product: 'down-90' }],
  promises: [
    { id: 'ship', product: 'cam-l2', kind: 'ship-by', text: '今晚拍的 24 小时内发', validFrom: begun, validUntil: begun + 24 * 60 * minute, terms: { shipWithinHours: 24 } },
    { id: 'gift', product: 'cam-l2', kind: 'gift', text: '前半小时付款的每台送存储卡', validFrom: begun, validUntil: begun + 30 * minute, terms: { gift: '存储卡' } },
  ],
});
const order = (id: string, shopperExternalId: string, paidAt: number) => ({
  id, shopperExternalId, status: 'pending', paidAt, amount: 169, currency: 'CNY', liveSession: 'tonight', promises: [], shipment: null, items: [{ product: 'cam-l2', name: '摄像头', sku: null, quantity: 1, price: 169 }],
});
/** A shopper in the room whose player tells its position. */
async function watcher(externalId: string) {
  const seat = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await seat.page.goto(`${server.url}/demo?shopper=${externalId}`);
  const at = shopperAt(seat.page);
  await at.open();
  const sees = () => seat.page.evaluate((since) => (window as unknown as { Aftercast: (...call: unknown[]) => void }).Aftercast('setContext', { liveSession: 'tonight', streamTime: (Date.now() - since) / 1_000 }), begun);
  return { ...at, ...seat, async ask(text: string) { await sees(); await at.say(text); } };
}

it('during the stream a number and “the last one” mean what the desk tells, and the next moment something else', async () => {
  await tonight(begun + 180 * minute);
  const desk = await floorOf(server, browser).deskOf(demo.agent);
  await desk.page.getByRole('link', { name: '直播', exact: true }).click();
  await desk.page.getByRole('link', { name: '打开「今晚」的开播控台' }).click();
  await desk.page.getByRole('button', { name: /^3/ }).waitFor();
  await desk.page.keyboard.type('3');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('3 号已上屏').waitFor();

  const shopper = await watcher('');
  await shopper.ask('3号链接什么时候发');
  await shopper.log.getByText('这场直播的发货承诺是「今晚拍的 24 小时内发」').waitFor();
  await desk.page.keyboard.type('5');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('5 号已上屏').waitFor();
  await desk.page.getByRole('group', { name: '3 号有没有货' }).getByRole('button', { name: '有货' }).click();
  await desk.page.getByText('3 号：有货').waitFor();
  const gone = desk.page.getByRole('group', { name: '5 号有没有货' });
  await gone.getByRole('button', { name: '售罄' }).click();
  await desk.page.getByText('5 号：售罄').waitFor();
  // By keyboard: the field has the focus at once, and Escape leads back to where it came from.
  const when = gone.getByRole('button', { name: '补货时间' });
  await when.focus();
  await desk.page.keyboard.press('Enter');
  await expect.poll(() => desk.page.getByLabel('补货时间').evaluate((field) => field === document.activeElement)).toBe(true);
  await desk.page.keyboard.press('Escape');
  await expect.poll(() => when.evaluate((button) => button === document.activeElement)).toBe(true);
  await when.click();
  await desk.page.getByLabel('补货时间').fill('2031-01-02T20:00');
  await desk.page.getByRole('button', { name: '保存' }).click();
  await gone.getByText(/20:00 补货/).waitFor();
  await shopper.ask('刚才那个还有吗');
  await shopper.log.getByText('3号链接现在还有货，可以直接拍').waitFor();
  await shopper.ask('现在这个还有货吗');
  await shopper.log.getByText('5号链接已经卖完了，预计 1/2 20:00 补货').waitFor();
  await shopper.ask('3号链接还有吗');
  await shopper.log.getByText('3号链接现在还有货，可以直接拍').nth(1).waitFor();

  // A wrong tap is taken back, and the screen is as it was.
  await desk.page.getByRole('button', { name: /^3/ }).click();
  await desk.page.getByText('3 号已上屏').waitFor();
  await desk.page.getByRole('button', { name: '撤销' }).click();
  await desk.page.getByText('已撤销').waitFor();
  await expect.poll(() => desk.page.getByRole('button', { name: /^5/ }).getAttribute('aria-pressed')).toBe('true');
  expect([...desk.problems, ...shopper.problems].filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
});

it('after the stream a promise is quoted to whom it was made, and whoever paid too late hears so', async () => {
  await tonight(Date.now());
  await put('/orders', { orders: [order('IN1', 'shopper-015', begun + 10 * minute), order('OUT1', 'shopper-016', begun + 31 * minute)] });
  const inTime = await watcher('shopper-015');
  await inTime.ask('主播说送的那个赠品呢');
  await inTime.log.getByText(/主播承诺的是「前半小时付款的每台送存储卡」/).waitFor();
  const tooLate = await watcher('shopper-016');
  await tooLate.ask('主播说送的那个赠品呢');
  await tooLate.log.getByText(/没查到主播给您这一单承诺过赠品/).waitFor();
  expect(await tooLate.log.getByText('前半小时付款').count()).toBe(0);
});

it('a session is written in the console, field by field, and shared with a colleague who writes it too', async () => {
  const desk = await floorOf(server, browser).deskOf(demo.owner);
  const { page } = desk;
  await page.goto(`${server.url}/console/live/nowhere/on-air`);
  await page.getByText('没有这场直播').waitFor();
  await page.goto(`${server.url}/console/live`);
  await page.getByRole('button', { name: '新建一场' }).click();
  await page.getByLabel('场次名称', { exact: true }).fill('年货夜');
  await page.getByRole('button', { name: '加一个链接' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('有 3 处还没填好').waitFor();
  await page.getByLabel('开播', { exact: true }).fill('2026-12-20T22:00');
  await page.getByLabel('下播', { exact: true }).fill('2026-12-21T01:30');
  await page.getByText('跨零点，到第二天').waitFor();
  await page.getByLabel('商品', { exact: true }).selectOption('cam-l2');
  await page.getByRole('button', { name: '加一条承诺' }).click();
  await page.getByLabel('原话').fill('今晚拍的 48 小时内发');
  await page.getByLabel('付款后几小时内发').fill('48');
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存', { exact: true }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const read = async () => (await (await fetch(`${server.url}/api/v1/live-sessions/${id}`, { headers: office })).json() as { liveSession: { id: string; title: string; host: string; startsAt: number; version: number; promises: { text: string; terms: object }[] } }).liveSession;
  const first = await read();
  expect(first).toMatchObject({ title: '年货夜', startsAt: Date.parse('2026-12-20T22:00+08:00'), promises: [{ text: '今晚拍的 48 小时内发', terms: { shipWithinHours: 48 } }] });

  // A colleague names the host while the title is being changed: both stay. Then both change the title, and one chooses.
  await page.getByLabel('场次名称', { exact: true }).fill('年货大集');
  await put(`/live-sessions/${id}`, { ...first, host: '大橘' });
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => { const { title, host } = await read(); return [title, host]; }).toEqual(['年货大集', '大橘']);
  await page.getByLabel('场次名称', { exact: true }).fill('我的名字');
  await put(`/live-sessions/${id}`, { ...await read(), title: '同事的名字' });
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('同事刚改过同一处').waitFor();
  expect(await page.getByLabel('场次名称', { exact: true }).inputValue()).toBe('我的名字');
  await page.getByRole('button', { name: '用我的覆盖' }).click();
  await expect.poll(async () => (await read()).title).toBe('我的名字');
});
