/** Who comes in the evening, when, and what they need. Pure for a seed. */
import type { Urgency } from '@aftercast/shared';
import type { Standing } from '../../conversation/conversation-state.ts';
import type { OpenRow } from '../../routing/open-repository.ts';
import { createChance } from '../chance.ts';

/** What the evening is made of. Times in milliseconds. */
export interface EveningPlan {
  seed: number;
  conversations: number;
  durationMs: number;
  /** The part of the conversations that needs a person. */
  peopleShare: number;
  agents: number;
  places: number;
  medianHandlingMs: number;
  /** How the queue is served. */
  order: 'deadline' | 'first_come';
  /** When it begins, in milliseconds since the epoch. */
  startsAt: number;
}
export const fullEvening: EveningPlan = {
  seed: 1, conversations: 20_000, durationMs: 3 * 3_600_000, peopleShare: 0.4, agents: 40, places: 5, medianHandlingMs: 180_000, order: 'deadline', startsAt: Date.UTC(2026, 10, 11, 12),
};

/** Spread of handling times: a tenth take more than twice the median. */
const handlingSigma = 0.6;
/** How the evening swells: the part of the shoppers who come in each sixth of it. */
const wave = [0.1, 0.15, 0.25, 0.24, 0.16, 0.1];
const urgencies: readonly [Urgency, number][] = [['critical', 0.05], ['high', 0.15], ['normal', 0.7], ['low', 0.1]];

/** A conversation of the evening. */
export interface Talk extends OpenRow, Standing {
  shopperId: string;
  needsPerson: boolean;
  /** What is left to be done, in milliseconds of an agent's place. */
  leftMs: number;
  /** Who had it, in order. */
  owners: string[];
  /** From asking for a person to a person's first word. */
  firstWaitMs: number | null;
  /** The deadline for which an event stands in the timeline. */
  watchedDueAt: number | null;
}

/** The shoppers in no order, each with how long after the beginning they come. They are the same ones however the queue is served. */
export function* shoppersOf(plan: EveningPlan): Generator<{ talk: Talk; afterMs: number }> {
  // Numbers of their own, apart from those of the agents.
  const chance = createChance(plan.seed ^ 0x5eed);
  function urgencyOf(): Urgency {
    let left = chance.next();
    for (const [urgency, share] of urgencies) { left -= share; if (left < 0) return urgency; }
    return 'normal';
  }
  for (let n = 0; n < plan.conversations; n += 1) {
    let [part, left] = [0, chance.next()];
    while (part < wave.length - 1 && left >= (wave[part] ?? 0)) left -= wave[part++] ?? 0;
    const talk: Talk = {
      id: `c_${String(n).padStart(6, '0')}`, shopId: 'shop', shopperId: `s_${n}`, state: 'bot', version: 1, ownerId: null, lastAgentId: null,
      language: chance.next() < 0.08 ? 'en' : 'zh', context: {}, handoffReason: null, urgency: urgencyOf(), needs: null, waitingSince: null, dueAt: null,
      assignedAt: null, lastMessageAt: 0, snoozedUntil: null, resolvedAt: null, needsPerson: chance.next() < plan.peopleShare, leftMs: chance.lognormal(plan.medianHandlingMs, handlingSigma),
      owners: [], firstWaitMs: null, watchedDueAt: null,
    };
    yield { talk, afterMs: ((part + chance.next()) / wave.length) * plan.durationMs };
  }
}
