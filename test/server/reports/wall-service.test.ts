import { expect, test } from 'vitest';
import { createFiguresTally } from '../../../server/src/reports/tally.ts';
import { createWallService } from '../../../server/src/reports/wall-service.ts';

const now = 1_000_000;

test('a wait that begins when the shop opens is none yet: it is neither the longest nor its agent’s', async () => {
  const open = [
    { id: 'c_1', state: 'queued' as const, ownerId: null, waitingSince: now + 3_600_000, dueAt: now + 3_780_000 },
    { id: 'c_2', state: 'assigned' as const, ownerId: 'lin', waitingSince: now + 3_600_000, dueAt: now + 3_780_000 },
    { id: 'c_3', state: 'assigned' as const, ownerId: 'lin', waitingSince: null, dueAt: null },
  ];
  const wallOf = (rows: typeof open) => createWallService({
    clock: () => now, present: () => [], reports: { today: async () => createFiguresTally(now).figures() },
    figures: { waiting: async () => rows, agentNames: async () => new Map([['lin', '小林']]) },
  }).wall('shop');
  expect(await wallOf(open)).toMatchObject({ waiting: 1, longestSince: null, dueAt: [], agents: [{ id: 'lin', holding: 2, waiting: 0 }] });
  expect(await wallOf([...open, { id: 'c_4', state: 'assigned', ownerId: 'lin', waitingSince: now - 5, dueAt: now }])).toMatchObject({ longestSince: now - 5, agents: [{ holding: 3, waiting: 1 }] });
});

test('who is there with free hands stands on the wall, after those who hold something', async () => {
  const { wall } = createWallService({
    clock: () => now, present: () => ['su', 'lin'], reports: { today: async () => createFiguresTally(now).figures() },
    figures: {
      waiting: async () => [{ id: 'c_1', state: 'assigned', ownerId: 'lin', waitingSince: null, dueAt: null }],
      agentNames: async () => new Map([['lin', '小林'], ['su', '苏打']]),
    },
  });
  expect((await wall('shop')).agents).toEqual([{ id: 'lin', name: '小林', holding: 1, waiting: 0 }, { id: 'su', name: '苏打', holding: 0, waiting: 0 }]);
});
