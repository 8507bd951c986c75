import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSurge, meanServiceMs, usualServiceMs, type Pressure } from '../../../server/src/routing/surge.ts';
import { createCore, type Core } from '../../support/core.ts';
import { hire, otherBus, queueUp, routingOn, startRouting } from './queue.ts';

/** Five places of three minutes take 5 in 3 minutes, 8.3 in the window of five. */
const pressure = (arrivals: number, more: Partial<Pressure> = {}): Pressure => ({ arrivals, places: 5, serviceMs: 180_000, waiting: 3, ...more });

describe('a surge', () => {
  it('begins a fifth above what the agents can take', () => {
    expect([10, 11].map((arrivals) => isSurge(false, pressure(arrivals)))).toEqual([false, true]);
  });
  it('lasts until arrivals are a tenth below', () => {
    expect([8, 7].map((arrivals) => isSurge(true, pressure(arrivals)))).toEqual([true, false]);
  });
  it('lasts while more wait than there are places', () => {
    expect(isSurge(true, pressure(0, { waiting: 6 }))).toBe(true);
  });
  it('is none while nobody waits, for a handful of shoppers, or in a shop where nobody is', () => {
    expect(isSurge(false, pressure(50, { waiting: 0 }))).toBe(false);
    expect(isSurge(false, pressure(4, { places: 1, serviceMs: 600_000 }))).toBe(false);
    expect(isSurge(true, pressure(50, { places: 0 }))).toBe(false);
  });
  it('rests on measured times, and on three minutes before there are any', () => {
    expect(meanServiceMs([60_000, 120_000])).toBe(90_000);
    expect(meanServiceMs([])).toBe(usualServiceMs);
  });
});

describe('the routing', () => {
  let core: Core;
  beforeEach(async () => { core = await createCore(); await hire(core.store, core.shop.id, ['lin']); });
  afterEach(() => core.remove());

  it('announces a surge once, and its end once the wave has passed', async () => {
    const heard: boolean[] = [];
    core.bus.on('surge.changed', ({ surge }) => heard.push(surge.on));
    const routing = startRouting(core);
    routing.arrive('lin');
    await routing.settle();
    const ids = await queueUp(core, 12);
    await routing.settle();
    await routing.settle();
    expect(heard).toEqual([true]);
    expect((await routing.look(core.shop.id)).surge).toMatchObject({ on: true, since: core.now, arrivalsPerMinute: 2.4, waiting: 12 });
    for (const id of ids) await core.desk.command('resolve', core.agent('lin'), id, (await core.row(id)).version, 'test');
    core.now += 5 * 60_000 + 1;
    await routing.settle();
    await routing.settle();
    expect(heard).toEqual([true, false]);
  });

  it('counts those who came to another process, and not those who wrote before the shop opened', async () => {
    const beside = startRouting(core, core.store, otherBus());
    beside.arrive('lin');
    await queueUp(core, 7);
    core.closeUntil(core.now + 60_000);
    await queueUp(core, 5);
    core.now += 61_000;
    await beside.settle();
    expect((await beside.look(core.shop.id)).surge).toMatchObject({ arrivalsPerMinute: 1.4, waiting: 12 });
    expect(beside.waits.arrivalsOf(core.shop.id).find(({ urgency }) => urgency === 'normal')?.perMs).toBeCloseTo(7 / 300_000, 12);
    core.now += 300_000;
    expect(beside.waits.arrivalsOf(core.shop.id).map(({ perMs }) => perMs)).toEqual([0, 0, 0, 0]);
  });
  it('counts as hands who is there and not paused', async () => {
    await hire(core.store, core.shop.id, ['chen']);
    const routing = startRouting(core);
    const hands = () => routing.waits.handsOf(core.shop.id);
    await routing.configure(core.shop.id, routingOn);
    expect(await hands()).toEqual({ hands: 0, free: 0 });
    routing.arrive('lin');
    routing.arrive('chen');
    await queueUp(core, 1);
    await routing.settle();
    expect(await hands()).toEqual({ hands: 10, free: 9 });
    await routing.desks.setPaused(core.agent('chen'), true);
    await routing.desks.setPaused(core.agent('lin'), true);
    expect(await hands()).toEqual({ hands: 0, free: 0 });
    await routing.desks.setPaused(core.agent('chen'), false);
    expect((await hands()).hands).toBe(5);
    await routing.configure(core.shop.id, { ...routingOn, autoAssign: false });
    expect(await hands()).toEqual({ hands: 1, free: 0 });
  });
});
