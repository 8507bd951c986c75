/**
 * The honest wait: how long conversations really take people, from the log; who is there to take them, and who comes
 * meanwhile and is due earlier, from the routing. It knows no places: whoever asks says which. Called by the transcript service.
 */
import { LRUCache } from 'lru-cache';
import type { Urgency, WaitEstimate } from '@aftercast/shared';
import { conversationTimes } from '../conversation/conversation-times.ts';
import { overtakesFor } from './deadline.ts';
import type { Hands } from './hands.ts';
import { estimateWait } from './wait-estimate.ts';
import type { WaitRepository } from './wait-repository.ts';

interface Deps {
  repository: WaitRepository;
  /** The hands of those who are there and take conversations. */
  handsOf: (shopId: string) => Promise<Hands>;
  /** How many come in a millisecond, by their urgency. */
  arrivalsOf: (shopId: string) => readonly { urgency: Urgency; perMs: number }[];
  clock: () => number;
}

interface Measured { handlingMs: number[]; at: number }
/** Who is there and who comes, as it was at a moment. */
interface Moment { hands: Promise<Hands>; arrivals: ReturnType<Deps['arrivalsOf']>; at: number }

const sampleSize = 50;
/** A queue of thousands is told its places several times a second; this is measured less often. */
const freshMs = 20_000;
/** Nor are people and arrivals counted anew for each place of one telling. */
const momentMs = 500;

export function createWaitService({ repository, handsOf, arrivalsOf, clock }: Deps) {
  const measured = new LRUCache<string, Promise<Measured>>({ max: 500 });
  const moments = new LRUCache<string, Moment>({ max: 500 });

  function momentOf(shopId: string): Moment {
    const [last, now] = [moments.get(shopId), clock()];
    if (last && now - last.at < momentMs) return last;
    const moment = { hands: handsOf(shopId), arrivals: arrivalsOf(shopId), at: now };
    // What can't be counted is asked for again, not remembered.
    moment.hands.catch(() => { moments.delete(shopId); });
    moments.set(shopId, moment);
    return moment;
  }

  async function measure(shopId: string, at: number): Promise<Measured> {
    const handled = await repository.lastHandled(shopId, sampleSize);
    const handlingMs = handled.map(({ notices }) => conversationTimes(notices, notices.at(-1)?.at ?? at).humanMs).filter((ms) => ms > 0);
    return { handlingMs, at };
  }

  async function known(shopId: string): Promise<Measured> {
    const now = clock();
    const held = await measured.get(shopId)?.catch(() => null);
    if (held && now < held.at + freshMs) return held;
    const measuring = measure(shopId, now);
    measured.set(shopId, measuring);
    return measuring;
  }

  return {
    /**
     * Null where nobody is there, or too little was measured to say anything true.
     * @param place 1 = next
     * @param dueAt its deadline, which says who may still come before it; null: nobody may
     */
    async at(shopId: string, place: number, dueAt: number | null): Promise<WaitEstimate | null> {
      const { arrivals, ...moment } = momentOf(shopId);
      const { hands, free } = await moment.hands;
      if (hands === 0) return null;
      const { handlingMs } = await known(shopId);
      const now = clock();
      const overtaking = dueAt === null ? [] : arrivals.map(({ urgency, perMs }) => ({ perMs, forMs: overtakesFor(urgency, dueAt, now) }));
      return estimateWait({ place, handlingMs, hands, free, overtaking });
    },
  };
}
export type WaitService = ReturnType<typeof createWaitService>;
