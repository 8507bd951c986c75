import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChooser, hasSkill, overflowMs, type Assignment, type Seat, type Waiting } from '../../../server/src/routing/choose-agent.ts';

const anything = { products: [], languages: [], tiers: [] };
const seat = (id: string, more: Partial<Seat> = {}): Seat => ({ id, open: true, load: 0, capacity: 5, skills: anything, lastAssignedAt: 0, ...more });
const due = 1_000_000;
const waits = (id: string, more: Partial<Waiting> = {}): Waiting => ({ id, order: due, dueAt: due, lastAgentId: null, product: null, language: 'zh', tier: 2, ...more });
function chooserOf(waiting: Waiting[], seats: Seat[]) {
  const chooser = createChooser();
  for (const one of waiting) chooser.wait(one);
  for (const one of seats) chooser.seat(one);
  return chooser;
}

/** The rule read aloud: everyone is asked about every conversation. */
function naive(waiting: Waiting[], seats: Seat[], now: number): Assignment | null {
  const free = seats.filter((one) => one.open && one.load < one.capacity);
  const order = [...waiting].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  for (const one of order) {
    const skilled = free.filter(({ skills }) => hasSkill(skills, one));
    const overflow = one.dueAt - now <= overflowMs || !seats.some(({ open, skills }) => open && hasSkill(skills, one));
    const last = (overflow ? free : skilled).find(({ id }) => id === one.lastAgentId);
    const among = skilled.length > 0 ? skilled : overflow ? free : [];
    const [least] = [...among].sort((a, b) => a.load / a.capacity - b.load / b.capacity || a.lastAssignedAt - b.lastAssignedAt || (a.id < b.id ? -1 : 1));
    if (last) return { conversationId: one.id, agentId: last.id, ground: 'last_agent' };
    if (least) return { conversationId: one.id, agentId: least.id, ground: skilled.length > 0 ? 'skill' : 'overflow' };
  }
  return null;
}

describe('the next assignment', () => {
  it('serves the earliest deadline, not who came first', () => {
    expect(chooserOf([waits('c1', { order: 9 }), waits('c2', { order: 5 })], [seat('lin')]).next(0)?.conversationId).toBe('c2');
  });
  it('goes to the last agent even if others have less to do', () => {
    const seats = [seat('lin', { load: 4 }), seat('chen')];
    expect(chooserOf([waits('c1', { lastAgentId: 'lin' })], seats).next(0)).toEqual({ conversationId: 'c1', agentId: 'lin', ground: 'last_agent' });
  });
  it('does not wait for a last agent whose places are taken', () => {
    const seats = [seat('lin', { load: 5 }), seat('chen', { load: 4 })];
    expect(chooserOf([waits('c1', { lastAgentId: 'lin' })], seats).next(0)).toMatchObject({ agentId: 'chen', ground: 'skill' });
  });
  it('weighs load by capacity', () => {
    const seats = [seat('lin', { load: 2, capacity: 3 }), seat('chen', { load: 4, capacity: 10 })];
    expect(chooserOf([waits('c1')], seats).next(0)?.agentId).toBe('chen');
  });
  it('passes over a conversation whose skilled agents are full, and serves the next', () => {
    const seats = [seat('lin', { load: 5, skills: { ...anything, languages: ['en'] } }), seat('chen', { skills: { ...anything, languages: ['zh'] } })];
    expect(chooserOf([waits('c1', { order: due - 1, language: 'en' }), waits('c2')], seats).next(0)).toMatchObject({ conversationId: 'c2', agentId: 'chen' });
  });
  it('overflows when its deadline is near', () => {
    const seats = [seat('lin', { load: 5, skills: { ...anything, languages: ['en'] } }), seat('chen', { skills: { ...anything, languages: ['zh'] } })];
    const chooser = chooserOf([waits('c1', { language: 'en' })], seats);
    expect(chooser.next(due - overflowMs - 1)).toBeNull();
    expect(chooser.next(due - overflowMs)).toEqual({ conversationId: 'c1', agentId: 'chen', ground: 'overflow' });
  });
  it('overflows at once when nobody with the skill is there', () => {
    const seats = [seat('lin', { open: false, skills: { ...anything, tiers: [3] } }), seat('chen', { skills: { ...anything, tiers: [1, 2] } })];
    expect(chooserOf([waits('c1', { tier: 3 })], seats).next(0)).toMatchObject({ agentId: 'chen', ground: 'overflow' });
  });
  it('gives nothing to who is paused, away or full', () => {
    expect(chooserOf([waits('c1')], [seat('lin', { open: false }), seat('chen', { load: 5 })]).next(due)).toBeNull();
  });
});

const skills = fc.record({
  products: fc.subarray(['p1', 'p2']), languages: fc.subarray(['zh', 'en'] as const), tiers: fc.subarray([1, 2, 3] as const),
}).map(({ products, languages, tiers }) => ({ products: [...products], languages: [...languages], tiers: [...tiers] }));
const anAgent = (id: string) => fc.record({ id: fc.constant(id), open: fc.boolean(), load: fc.nat(3), capacity: fc.integer({ min: 1, max: 3 }), skills, lastAssignedAt: fc.nat(2) });
const aConversation = (id: string) => fc.record({
  id: fc.constant(id), order: fc.nat(3), lastAgentId: fc.constantFrom(null, 'a0', 'a1', 'gone'),
  product: fc.constantFrom(null, 'p1', 'p2', 'p3'), language: fc.constantFrom('zh' as const, 'en' as const), tier: fc.constantFrom(1 as const, 2 as const, 3 as const),
}).map((one) => ({ ...one, order: one.order * overflowMs, dueAt: one.order * overflowMs }));

describe('against everyone asked about everything', () => {
  it('decides the same until nothing can be given, whatever came and went before', () => {
    const step = fc.oneof(
      fc.nat(5).chain((n) => aConversation(`c${n}`)).map((waiting) => ({ waiting })),
      fc.nat(4).chain((n) => anAgent(`a${n}`)).map((agent) => ({ agent })),
      fc.nat(5).map((n) => ({ leaves: `c${n}` })), fc.nat(4).map((n) => ({ goes: `a${n}` })),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), fc.nat(4), (steps, at) => {
      const chooser = createChooser();
      const [waiting, seats] = [new Map<string, Waiting>(), new Map<string, Seat>()];
      for (const one of steps) {
        if ('waiting' in one) { waiting.set(one.waiting.id, one.waiting); chooser.wait(one.waiting); }
        if ('agent' in one) { seats.set(one.agent.id, one.agent); chooser.seat(one.agent); }
        if ('leaves' in one) { waiting.delete(one.leaves); chooser.leave(one.leaves); }
        if ('goes' in one) { seats.delete(one.goes); chooser.unseat(one.goes); }
      }
      const now = at * overflowMs;
      for (;;) {
        const decided = chooser.next(now);
        expect(decided).toEqual(naive([...waiting.values()], [...seats.values()], now));
        if (!decided) return;
        const agent = seats.get(decided.agentId) as Seat;
        expect(agent.open && agent.load < agent.capacity).toBe(true);
        seats.set(agent.id, { ...agent, load: agent.load + 1 });
        chooser.seat({ ...agent, load: agent.load + 1 });
        waiting.delete(decided.conversationId);
        chooser.leave(decided.conversationId);
      }
    }), { numRuns: 400 });
  });
});

describe('a large shop', () => {
  it('finds the one agent of six hundred who has the skill, for the last of two hundred needs', () => {
    const chooser = chooserOf(
      Array.from({ length: 200 }, (_, n) => waits(`c${n}`, { order: due + n, dueAt: due + n, product: `p${n}` })),
      Array.from({ length: 600 }, (_, n) => seat(`a${n}`, { load: n === 599 ? 0 : 5, skills: { ...anything, products: n === 599 ? ['p199'] : Array.from({ length: 199 }, (__, p) => `p${p}`) } })),
    );
    expect(chooser.next(0)).toEqual({ conversationId: 'c199', agentId: 'a599', ground: 'skill' });
  });
});
