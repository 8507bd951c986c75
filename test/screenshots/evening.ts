/** An evening after a live session, played over the wire: five at their desks, a wave of shoppers, some of it settled already. */
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { AgentServerFrame, CaseView, ShopperServerFrame } from '@aftercast/shared';
import { demo, signIn } from '../support/server-process.ts';
import type { TestServer } from '../support/server.ts';
import { openWire, type Wire } from '../support/wire.ts';
import { atHand, settled, team, waitingNow, type Scene } from './evening-cast.ts';

const dayMs = 86_400_000;
/** Below a client's heartbeat. */
const stepSeconds = 20;
/** How long until it is half past eight in Shanghai, in milliseconds. */
export function untilEvening(now = Date.now()): number {
  const evening = new Date(now).setUTCHours(12, 30, 0, 0);
  return (evening - now + dayMs) % dayMs;
}

const id = (): string => randomUUID().replaceAll('-', '');
type Call = <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;

/** An agent at the bare wire. */
async function deskAt(url: string, email: string) {
  const cookie = await signIn(url, { email, password: demo.agent.password });
  const wire = await openWire<AgentServerFrame>(`${url.replace('http', 'ws')}/ws/agent`, { cookie, origin: url });
  wire.send({ type: 'hello', version: 1 });
  const { agent } = await wire.next('welcome');
  const call: Call = async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method, headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`evening: ${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as never;
  };
  return {
    id: agent.id, wire, call,
    /** Claims or resolves what it has just opened. */
    async move(type: 'conversation.claim' | 'conversation.resolve', conversationId: string): Promise<void> {
      wire.send({ type: 'conversation.open', ref: id(), conversationId });
      const { conversation } = await wire.next('conversation.opened');
      wire.send({ type: 'conversation.close', conversationId });
      wire.send({ type, ref: id(), conversationId, version: conversation.version });
      await wire.next('command.done');
    },
    async say(conversationId: string, text: string): Promise<void> {
      wire.send({ type: 'message.send', id: id(), conversationId, text });
      await wire.next('message.ack');
    },
  };
}

/** @param pass moves the server's clock on by so many seconds */
export async function playEvening(server: TestServer, pass: (seconds: number) => void) {
  const { services } = server.app;
  const shop = await services.shops.bySiteKey(demo.siteKey);
  if (!shop) throw new Error('evening: there is no demo shop');
  for (const one of team) if ('role' in one) await services.agents.create({ ...one, shopId: shop.id, password: demo.agent.password });
  const desks = new Map(await Promise.all(team.map(async ({ email }) => [email, await deskAt(server.url, email)] as const)));
  const desk = (email = demo.owner.email) => {
    const found = desks.get(email);
    if (!found) throw new Error(`evening: nobody signs in as ${email}`);
    return found;
  };
  const people: Wire<ShopperServerFrame>[] = [];
  /** Lets time pass in steps in which nobody seems to have left. */
  async function later(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= stepSeconds) {
      pass(Math.min(left, stepSeconds));
      await Promise.all([...people, ...[...desks.values()].map(({ wire }) => wire)].map(async (wire: Wire) => {
        wire.send({ type: 'ping' });
        await wire.next('pong');
      }));
    }
  }
  const identityOf = (who: string, name?: string) => {
    const now = Math.floor((Date.now() + untilEvening()) / 1_000);
    return new SignJWT(name ? { name } : {}).setProtectedHeader({ alg: 'HS256' }).setSubject(who)
      .setIssuedAt(now - 7_200).setExpirationTime(now + 7_200).sign(new TextEncoder().encode(shop.identitySecret));
  };

  /** Brings a shopper to the queue with their words. */
  async function arrive({ who, name, language = 'zh', words }: Scene) {
    const wire = await openWire<ShopperServerFrame>(`${server.url.replace('http', 'ws')}/ws/shopper`);
    wire.send({ type: 'hello', version: 1, siteKey: demo.siteKey, language, ...(who ? { identity: await identityOf(who, name) } : {}) });
    await wire.next('welcome');
    people.push(wire);
    const say = async (text: string) => {
      wire.send({ type: 'message.send', id: id(), text });
      return (await wire.next('message.ack')).conversationId;
    };
    const [first = '', ...more] = words;
    const conversationId = await say(first);
    wire.send({ type: 'handoff.request', id: id() });
    for (let state = ''; state !== 'queued';) state = (await wire.next('conversation.changed')).conversation.state;
    for (const text of more) await say(text);
    return { wire, say, conversationId };
  }

  async function rated(wire: Awaited<ReturnType<typeof arrive>>['wire'], { score, rating }: Scene): Promise<void> {
    for (;;) {
      const { message: { body, conversationId, seq } } = await wire.next('message.posted');
      if (body.kind !== 'notice' || body.event !== 'resolved') continue;
      if (score) wire.send({ type: 'satisfaction.set', conversationId, seq, score, ...(rating ? { words: rating } : {}) });
      return;
    }
  }

  for (const scene of settled) {
    const { wire, conversationId } = await arrive(scene);
    await later(15);
    await desk(scene.agent).move('conversation.claim', conversationId);
    await later(20);
    for (const text of scene.replies ?? []) await desk(scene.agent).say(conversationId, text);
    await later(20);
    await desk(scene.agent).move('conversation.resolve', conversationId);
    await rated(wire, scene);
  }

  const held = new Map<string, Awaited<ReturnType<typeof arrive>>>();
  for (const scene of atHand) {
    const person = await arrive(scene);
    await desk(scene.agent).move('conversation.claim', person.conversationId);
    await later(4);
    for (const text of scene.replies ?? []) await desk(scene.agent).say(person.conversationId, text);
    held.set(scene.name ?? '', person);
  }
  let ahead = 0;
  for (const scene of [...waitingNow].sort((a, b) => (b.waited ?? 0) - (a.waited ?? 0))) {
    if (ahead > 0) await later(ahead - (scene.waited ?? 0));
    held.set(scene.name ?? scene.words[0] ?? '', await arrive(scene));
    ahead = scene.waited ?? 0;
  }
  await later(ahead);
  const talkOf = (name: string) => {
    const found = held.get(name);
    if (!found) throw new Error(`evening: "${name}" has not come`);
    return found;
  };
  return { desk, talkOf, shop };
}

type Evening = Awaited<ReturnType<typeof playEvening>>;

/** What stands beside the conversations: labels, notes, cases with one to approve, an incident with a reply to all. */
export async function fileEvening({ desk, talkOf }: Evening): Promise<{ incidentId: string }> {
  const [lin, chen] = [desk(), desk(demo.agent.email)];
  const { labels } = await lin.call<{ labels: { id: string; name: string }[] }>('GET', '/labels');
  const file = (name: string, ...names: string[]) => lin.call('PUT', `/conversations/${talkOf(name).conversationId}/labels`, { labels: labels.filter((one) => names.includes(one.name)).map((one) => one.id) });
  await file('起床困难户阿呆', '丢件', '老客');
  await file('毛豆妈妈', '催发货');
  await file('风吹麦浪里', '催发货', '老客');
  const lost = talkOf('起床困难户阿呆');
  await chen.call('POST', `/conversations/${lost.conversationId}/notes`, { id: id(), text: '@小林 同一个驿站上周也丢过一件，站长电话在表格里，直接找他快', mentions: [lin.id] });
  const open = (by: typeof lin, name: string, more: object) => by.call<{ case: CaseView }>('POST', '/cases', { conversationId: talkOf(name).conversationId, ...more });
  const inHours = (hours: number) => Date.now() + untilEvening() + hours * 3_600_000;
  const act = (by: typeof lin, one: CaseView, action: object) => by.call<{ case: CaseView }>('POST', `/cases/${one.id}/actions`, { version: one.version, action });
  await open(lin, '起床困难户阿呆', { matter: 'replacement', orderId: 'LY202611090023', items: ['瞭瞭 L2 智能摄像头 雪山白'], reason: '显示签收，本人没收到', dueAt: inHours(1.5) });
  const asked = await open(chen, '冰糖雪梨', { matter: 'refund', orderId: 'LY202611130021', items: ['柔柔 B1 微电流美容仪'], reason: '七天无理由', dueAt: inHours(20) });
  await act(chen, asked.case, { type: 'grant', amountCents: 29_900, note: '仓库已签收，全新' });
  const small = await open(chen, '星期八的猫', { matter: 'compensation', orderId: 'LY202611130033', reason: '裤脚线头', dueAt: inHours(3) });
  const granted = await act(chen, small.case, { type: 'grant', amountCents: 1_000 });
  await act(chen, granted.case, { type: 'complete' });
  const fruit = await open(desk('he@demo.aftercast'), '打瞌睡的树懒', { matter: 'damage', orderId: 'LY202611150015', items: ['南半球空运油桃 5 斤装'], reason: '底层压烂', dueAt: inHours(-0.5) });
  await act(desk('he@demo.aftercast'), fruit.case, { type: 'grant', amountCents: 8_800, note: '照片看了，坏了七个' });
  await open(chen, '南瓜马车', { matter: 'replacement', orderId: 'LY202611100044', items: ['柚色丝绒口红四支装'], reason: '发错色号', dueAt: inHours(26) });
  const stuck = ['芋泥波波', '火锅配冰粉', '加班的企鹅', '云朵煎蛋'];
  const { incident } = await lin.call<{ incident: { id: string } }>('POST', '/incidents', {
    title: '嘉兴转运中心暴雪停运', cause: '云驿速递通知：11 月 24 日起停运，预计 27 日恢复', conversationIds: stuck.map((name) => talkOf(name).conversationId),
  });
  return { incidentId: incident.id };
}
