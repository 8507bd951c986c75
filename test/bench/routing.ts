/**
 * How long one assignment takes with 5,000 conversations waiting and 200 agents: `bench:routing`.
 * Each round something happens (a place becomes free, a shopper comes, an agent goes and comes back), and one decision follows;
 * both are timed together. What counts is the time of this process, so that neighbours on the machine don't; the clock on the wall
 * stands beside it. A second run is the worst case: places are free and nobody who waits may be given one.
 */
import { createChooser, type Seat, type Waiting } from '../../server/src/routing/choose-agent.ts';

const [waitingCount, agentCount, rounds] = [5_000, 200, 20_000];
const goalMs = 5;

/** Numerical Recipes' linear congruential generator: the same evening every time. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
const random = createRandom(1);
const below = (n: number): number => Math.floor(random() * n);
const product = (): string | null => (random() < 0.3 ? null : `p${below(2_000)}`);

function conversation(n: number, now: number): Waiting {
  const dueAt = now + 40_000 + below(600_000);
  return {
    id: `c_${n}`, order: dueAt, dueAt, lastAgentId: random() < 0.2 ? `a_${below(agentCount)}` : null,
    product: product(), language: random() < 0.1 ? 'en' : 'zh', tier: random() < 0.2 ? 3 : 2,
  };
}
function agent(n: number, load: number): Seat {
  const products = random() < 0.5 ? [] : Array.from({ length: 40 }, () => `p${below(2_000)}`);
  return { id: `a_${n}`, open: true, load, capacity: 5, lastAssignedAt: 0, skills: { products, languages: random() < 0.5 ? [] : ['zh'], tiers: random() < 0.5 ? [] : [2] } };
}

interface Spent { own: number; wall: number }
function stopwatch(): () => Spent {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { own: (user + system) / 1_000, wall: performance.now() - wall };
  };
}

function report(name: string, spent: Spent[]): number {
  const figures = (of: (one: Spent) => number): { p99: number; words: string } => {
    const times = spent.map(of).sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { p99: at(0.99), words: `p50 ${at(0.5).toFixed(3)}, p99 ${at(0.99).toFixed(3)}, worst ${at(1).toFixed(3)} ms` };
  };
  const own = figures((one) => one.own);
  process.stdout.write(`${name}\n  ${spent.length} decisions: ${own.words}; on the wall ${figures((one) => one.wall).words}\n`);
  return own.p99;
}

function busy(): number {
  const chooser = createChooser();
  let [now, made] = [1_000_000, 0];
  for (; made < waitingCount; made += 1) chooser.wait(conversation(made, now));
  for (let n = 0; n < agentCount; n += 1) chooser.seat(agent(n, 5));
  const times: Spent[] = [];
  for (let round = 0; round < rounds; round += 1) {
    now += 5;
    const seat = chooser.seatOf(`a_${below(agentCount)}`) as Seat;
    const comes = conversation(made, now);
    const spent = stopwatch();
    if (round % 50 === 0) { chooser.unseat(seat.id); chooser.seat(seat); }
    chooser.seat({ ...seat, load: 4 });
    const next = chooser.next(now);
    if (next) {
      chooser.leave(next.conversationId);
      const given = chooser.seatOf(next.agentId) as Seat;
      chooser.seat({ ...given, load: given.load + 1, lastAssignedAt: now });
      chooser.wait(comes);
      made += 1;
    }
    times.push(spent());
  }
  return report(`${waitingCount} waiting, ${agentCount} agents, one place at a time`, times);
}

function stuck(): number {
  const chooser = createChooser();
  const now = 1_000_000;
  for (let n = 0; n < waitingCount; n += 1) chooser.wait({ ...conversation(n, now), product: `p${n}`, lastAgentId: null });
  const everything = Array.from({ length: waitingCount }, (_, n) => `p${n}`);
  for (let n = 0; n < agentCount; n += 1) chooser.seat({ ...agent(n, n === 0 ? 5 : 0), skills: { products: n === 0 ? everything : ['none'], languages: [], tiers: [] } });
  const times: Spent[] = [];
  for (let round = 0; round < 2_000; round += 1) {
    const spent = stopwatch();
    if (chooser.next(now)) throw new Error('bench: the worst case gave something away');
    times.push(spent());
  }
  return report(`${waitingCount} needs waiting, ${agentCount - 1} free agents without the skill`, times);
}

const worst = Math.max(busy(), stuck());
process.stdout.write(worst <= goalMs ? `p99 within ${goalMs} ms\n` : `p99 above ${goalMs} ms\n`);
process.exitCode = worst <= goalMs ? 0 : 1;
