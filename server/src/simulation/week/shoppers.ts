/**
 * The week's shoppers: when they notice that something is so with their order, whether they ask, what they do with the bot's answer.
 * All of it made up, see docs/SIMULATION.md; what the shop's side does with their words is the server's own.
 */
import type { Chance } from '../chance.ts';
import { hourMs, type Fate, type Matter } from './fate.ts';

/**
 * How long until it is noticed, on average in hours, and how many of those who notice write. `settles`: being told of it answers what they
 * would have asked; that a parcel has come answers nothing about what is in it.
 */
const noticing: Record<Matter, { meanHours: number; ask: number; settles: boolean }> = {
  paid: { meanHours: 5, ask: 0.08, settles: true }, late: { meanHours: 14, ask: 0.5, settles: true }, travels: { meanHours: 22, ask: 0.12, settles: true },
  stuck: { meanHours: 12, ask: 0.55, settles: true }, exception: { meanHours: 8, ask: 0.5, settles: true }, delivered: { meanHours: 10, ask: 0.35, settles: false },
};
/** Of those who would have written, so many still do when they were told before they noticed. */
const stillAsk = 0.15;
/** Of those who got the right answer, so many want a person all the same; of those who got a wrong one, so many say so. */
const wantsPerson = { right: 0.05, wrong: 0.7 };
const dayMs = 24 * hourMs;

/** Nobody writes at night: what is noticed between midnight and eight is asked from eight on. @param midnight some midnight in the shop's zone */
function awake(at: number, midnight: number, chance: Chance): number {
  const ofDay = (((at - midnight) % dayMs) + dayMs) % dayMs;
  return ofDay < 8 * hourMs ? at - ofDay + chance.between(8, 10) * hourMs : at;
}

export function createShoppers(chance: Chance, midnight: number) {
  return {
    /** When they would write about it; null for those who never do. Drawn in the same order whatever the shop does, so that two weeks of one seed can be compared. */
    asksAt({ at, matter }: Fate['reasons'][number]): { at: number; evenIfTold: boolean } | null {
      const { meanHours, ask, settles } = noticing[matter];
      const noticed = awake(at + chance.exponential(meanHours) * hourMs, midnight, chance);
      const [writes, stillWrites] = [chance.next() < ask, chance.next() < stillAsk];
      return writes ? { at: noticed, evenIfTold: stillWrites || !settles } : null;
    },
    /** Whether they ask for a person after such an answer. */
    wantsPerson: (answer: 'right' | 'wrong'): boolean => chance.next() < wantsPerson[answer],
  };
}
export type Shoppers = ReturnType<typeof createShoppers>;
