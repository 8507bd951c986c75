/**
 * What the demo shop's shoppers and agents have said in the last three weeks, so that its reports have something to report.
 * Pure and the same for the same moment: evenings are busy, most is settled by the bot, and since the shop's change ten days ago people answer sooner.
 */
import { createId, type KnowledgeEntry, type MessageBody } from '@aftercast/shared';
import { createDice, type Dice } from './demo-dice.ts';

const historyDays = 21;
/** The demo shop changed something so many days ago. */
export const changedDaysAgo = 10;
const dayMs = 86_400_000;
const secondMs = 1_000;
/** Of a day's conversations, how many begin in each hour. */
const perHour = [2, 1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 2, 3, 2, 2, 3, 2, 2, 3, 4, 7, 8, 6, 4];

interface Agent { id: string; name: string }
/** One line as it is stored. */
export interface HistoryLine { id: string; sender: 'shopper' | 'bot' | 'agent' | 'system'; authorId: string | null; authorName: string | null; at: number; body: MessageBody }
export interface HistoryTalk { id: string; shopperId: string; context: { product?: string; liveSession?: string }; agentId: string | null; lines: HistoryLine[] }

interface Given { midnight: number; now: number; agents: readonly Agent[]; entries: readonly KnowledgeEntry[]; sessions: readonly string[]; products: readonly string[]; botName: string }

const replies = ['您好，我是店里的客服，马上帮您看。', '查到了，您的订单今天会发出，明天就能看到物流。', '真抱歉让您久等了，我帮您登记补发。', '已经为您办好了，两天内到账。', '可以的，七天之内都能退，运费我们出。', '还有什么我能帮您的吗？'];
const closings = ['好的谢谢', '明白了', '收到，谢谢', '那我等等看'];

/** @param midnight the shop's last local midnight */
export function demoHistory(given: Given): HistoryTalk[] {
  const random = createDice(20_261_125);
  const talks: HistoryTalk[] = [];
  for (let day = -historyDays; day <= 0; day += 1) {
    const liveliness = 0.7 + 0.6 * random.next();
    perHour.forEach((usual, hour) => {
      const count = Math.round(usual * liveliness * (0.7 + 0.6 * random.next()));
      for (let each = 0; each < count; each += 1) {
        const at = given.midnight + day * dayMs + hour * 3_600_000 + Math.floor(random.next() * 3_600_000);
        const talk = talkAt(at, day, talks.length, random, given);
        if ((talk.lines.at(-1)?.at ?? given.now) < given.now - 60_000) talks.push(talk);
      }
    });
  }
  return talks;
}

function talkAt(at: number, day: number, number: number, random: Dice, { agents, entries, sessions, products, botName }: Given): HistoryTalk {
  const id = createId('c', at, random.bytes);
  const lines: HistoryLine[] = [];
  let time = at;
  const shopperId = `s_demo${Math.floor(random.next() * 2_600)}`;
  const add = (sender: HistoryLine['sender'], body: MessageBody, author: Agent | null = null, suffix = ''): void => {
    lines.push({ id: suffix || `m_demo${number}x${lines.length}`, sender, authorId: author?.id ?? (sender === 'shopper' ? shopperId : null), authorName: author?.name ?? (sender === 'bot' ? botName : null), at: time, body });
  };
  const pass = (medianSeconds: number): void => { time += Math.round(medianSeconds * secondMs * Math.exp(random.normal() * 0.7)); };
  const say = (text: string): string => { add('shopper', { kind: 'text', text }); return lines.at(-1)?.id ?? ''; };
  const notice = (cause: string, event: Extract<MessageBody, { kind: 'notice' }>['event'], agent: Agent | null): void =>
    add('system', { kind: 'notice', event, ...(agent ? { agentName: agent.name } : event === 'handoff' ? { reason: 'low_confidence' } : {}) }, agent && { id: agent.id, name: agent.name }, `${cause}.${event}`);

  const turns = 1 + Math.floor(random.next() * 3);
  for (let turn = 0; turn < turns; turn += 1) {
    const entry = random.pick(entries);
    const cause = say(entry.question);
    add('bot', { kind: 'answer', text: entry.answer, source: { entryId: entry.id, question: entry.question }, confidence: 0.9 }, null, `${cause}.bot`);
    pass(25);
  }
  const agent = random.pick(agents);
  const needsPerson = random.next() < (day < -changedDaysAgo ? 0.42 : 0.3);
  if (needsPerson) withPerson(agent);
  notice(`${id}.8`, 'resolved', agent);
  if (random.next() < 0.06) openedAgain(needsPerson ? agent : null);
  return { id, shopperId, agentId: needsPerson ? agent.id : null, lines, context: { ...(random.next() < 0.7 ? { product: random.pick(products) } : {}), ...(random.next() < 0.6 ? { liveSession: random.pick(sessions) } : {}) } };

  function openedAgain(by: Agent | null): void {
    pass(1_800);
    notice(`${id}.9`, 'reopened', by);
    const entry = random.pick(entries);
    const cause = say(by ? '还是没收到，再帮我看看' : entry.question);
    pass(40);
    if (by) add('agent', { kind: 'text', text: replies[1] ?? '' }, by);
    else add('bot', { kind: 'answer', text: entry.answer, source: { entryId: entry.id, question: entry.question }, confidence: 0.9 }, null, `${cause}.bot`);
    pass(60);
    notice(`${id}.10`, 'resolved', agent);
  }
  function withPerson(first: Agent): void {
    notice(say(random.pick(['我这个情况比较特殊，能帮我看看吗', '收到的和拍的不一样', '用了两天就坏了，怎么办', '我想和人工说'])), 'handoff', null);
    pass(day < -changedDaysAgo ? 130 : 55);
    notice(`${id}.1`, 'assigned', first);
    let holder = first;
    if (random.next() < 0.08) {
      pass(60);
      holder = random.pick(agents.filter((other) => other !== first));
      notice(`${id}.2`, 'transferred', holder);
    }
    const rounds = 1 + Math.floor(random.next() * 3);
    for (let round = 0; round < rounds; round += 1) {
      pass(35);
      add('agent', { kind: 'text', text: random.pick(replies) }, holder);
      pass(45);
      say(random.pick(closings));
    }
    pass(40);
    if (random.next() < 0.85) add('agent', { kind: 'text', text: replies[5] ?? '' }, holder);
    pass(60);
  }
}
