import { describe, expect, it } from 'vitest';
import { runEvening } from '../../../server/src/simulation/evening/evening.ts';
import { fullEvening } from '../../../server/src/simulation/evening/shoppers.ts';
import { inTime, percentile, plot, table, waitsOf } from '../../../server/src/simulation/evening/report.ts';

const plan = { ...fullEvening, conversations: 400, durationMs: 20 * 60_000, agents: 4, places: 3 };

describe('a simulated evening', () => {
  const deadline = runEvening(plan);
  it('loses no conversation, gives none to two agents, and lets nobody wait without a deadline event', () => {
    expect(deadline.violations).toEqual([]);
    expect(deadline.talks).toHaveLength(400);
    expect(deadline.talks.filter(({ needsPerson, state }) => needsPerson && state !== 'resolved')).toEqual([]);
  });
  it('has agents who drop and conversations that return to the queue', () => {
    expect(deadline.requeued).toBeGreaterThan(0);
    expect(deadline.talks.some(({ owners }) => new Set(owners).size > 1)).toBe(true);
  });
  it('is the same for the same seed, and another for another', () => {
    expect(runEvening(plan)).toEqual(deadline);
    expect(waitsOf(runEvening({ ...plan, seed: 2 }))).not.toEqual(waitsOf(deadline));
  });
  it('lets the most pressing wait less than in the order of coming', () => {
    const firstCome = runEvening({ ...plan, order: 'first_come' });
    expect(firstCome.violations).toEqual([]);
    const came = (outcome: typeof deadline) => waitsOf(outcome).map(({ ms }) => ms.length);
    expect(came(firstCome)).toEqual(came(deadline));
    const worst = (outcome: typeof deadline) => percentile(waitsOf(outcome)[0]?.ms ?? [], 0.9);
    expect(worst(deadline)).toBeLessThan(worst(firstCome));
    expect(table(waitsOf(deadline), waitsOf(firstCome)).split('\n')).toHaveLength(9);
    expect(plot(waitsOf(deadline), waitsOf(firstCome), 'evening')).toContain('<svg');
  });
});

describe('figures', () => {
  it('take the nearest rank', () => {
    expect([0, 0.5, 0.9, 1].map((share) => percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share))).toEqual([1, 5, 9, 10]);
    expect(percentile([], 0.5)).toBe(0);
  });
  it('count who heard a word by the deadline of their urgency', () => {
    expect(inTime({ urgency: 'critical', ms: [10_000, 30_000, 30_001, 90_000] })).toBe(0.5);
  });
});
