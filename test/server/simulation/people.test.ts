import { expect, it } from 'vitest';
import type { Agent } from '../../../server/src/agents/agent-repository.ts';
import { createChance } from '../../../server/src/simulation/chance.ts';
import { createPeople, type Desk } from '../../../server/src/simulation/week/people.ts';
import { createSchedule } from '../../../server/src/simulation/week/schedule.ts';

const agents = ['a', 'b'].map((id) => ({ id, name: id }) as Agent);
const minuteMs = 60_000;

/** Agents at a desk that keeps a log of what they do, with so many conversations waiting. */
function open(waiting: number, isOpen = true) {
  const schedule = createSchedule(0);
  const queue = Array.from({ length: waiting }, (_, at) => ({ id: `c${at}`, version: 1 }));
  const log: { at: number; agent: string; id: string; did: keyof Desk }[] = [];
  const note = (did: keyof Desk) => (agent: Agent, conversation: string | { id: string }) => { log.push({ at: schedule.now(), agent: agent.id, id: typeof conversation === 'string' ? conversation : conversation.id, did }); };
  const desk: Desk = {
    next: async () => queue[0] ?? null,
    claim: async (agent, one) => { queue.shift(); note('claim')(agent, one); },
    types: note('types'),
    reply: async (...args) => note('reply')(...args),
    resolve: async (...args) => note('resolve')(...args),
  };
  const replied: string[] = [];
  const people = createPeople({ agents, desk, schedule, chance: createChance(7), isOpen: async () => isOpen, onReply: (id) => replied.push(id) });
  return { people, schedule, log, replied, of: (did: keyof Desk) => log.filter((each) => each.did === did) };
}

it('takes three conversations each, shared evenly, and the next once one is done', async () => {
  const { people, schedule, of } = open(8);
  await people.serve();
  expect(of('claim').map(({ agent, at }) => [agent, at])).toEqual(['a', 'b', 'a', 'b', 'a', 'b'].map((agent) => [agent, 0]));
  await schedule.run();
  expect(of('claim')).toHaveLength(8);
  expect(of('resolve').map(({ id }) => id).sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
  const [firstDone] = of('resolve');
  expect(of('claim')[6]).toMatchObject({ agent: firstDone?.agent, at: firstDone?.at });
});

it('gives a sign at least once a minute from taking one to ending it, and answers before it ends', async () => {
  const { people, schedule, log, replied } = open(1);
  await people.serve();
  await schedule.run();
  expect(replied).toEqual(['c0', 'c0']);
  expect(log.at(-1)?.did).toBe('resolve');
  const signs = log.filter(({ did }) => did !== 'resolve').map(({ at }) => at);
  for (const [nth, at] of [...signs, log.at(-1)?.at ?? 0].entries()) expect(at - (signs[nth - 1] ?? 0)).toBeLessThanOrEqual(minuteMs);
});

it('takes nobody while the shop is closed', async () => {
  const { people, schedule, log } = open(2, false);
  await people.serve();
  await schedule.run();
  expect(log).toEqual([]);
});
