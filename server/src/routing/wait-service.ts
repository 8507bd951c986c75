/**
 * The honest wait: how long conversations really take people, from the log, and who is there, from the sockets.
 * It knows no places: whoever asks says which. Called by the transcript service for shoppers, by the inbox for the console.
 */
import { LRUCache } from 'lru-cache';
import type { WaitEstimate } from '@aftercast/shared';
import { conversationTimes } from '../conversation/conversation-times.ts';
import { estimateWait } from './wait-estimate.ts';
import type { WaitRepository } from './wait-repository.ts';

interface Deps {
  repository: WaitRepository;
  /** How many people of the shop are connected. */
  present: (shopId: string) => number;
  clock: () => number;
}

interface Measured { handlingMs: number[]; inHand: number; at: number }

const sampleSize = 50;
/** A queue of thousands is told its places several times a second; this is measured less often. */
const freshMs = 20_000;

export function createWaitService({ repository, present, clock }: Deps) {
  const measured = new LRUCache<string, Promise<Measured>>({ max: 500 });

  async function measure(shopId: string, at: number): Promise<Measured> {
    const [handled, inHand] = await Promise.all([repository.lastHandled(shopId, sampleSize), repository.inHand(shopId)]);
    const handlingMs = handled.map(({ notices }) => conversationTimes(notices, notices.at(-1)?.at ?? at).humanMs).filter((ms) => ms > 0);
    return { handlingMs, inHand, at };
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
    /** Null where nobody is there, or too little was measured to say anything true. @param place 1 = next */
    async at(shopId: string, place: number): Promise<WaitEstimate | null> {
      const people = present(shopId);
      if (people === 0) return null;
      const { handlingMs, inHand } = await known(shopId);
      return estimateWait({ place, handlingMs, hands: Math.max(people, inHand) });
    },
  };
}
export type WaitService = ReturnType<typeof createWaitService>;
