import { z } from 'zod';

/** Why a shopper was pleased, or not: 回得快, 解决了, 态度好, 讲得清楚; 等太久, 没解决, 态度不好, 没讲清楚, 规则不合理. */
export const praises = ['fast', 'solved', 'friendly', 'clear'] as const;
export const complaints = ['slow', 'unsolved', 'unfriendly', 'unclear', 'rules'] as const;
export const satisfactionReasons = [...praises, ...complaints] as const;
export type SatisfactionReason = (typeof satisfactionReasons)[number];

/** From this score on a shopper counts as satisfied (the usual top two of five). */
export const satisfiedFrom = 4;

export const satisfactionWordsLength = 500;

/** What a shopper says about how they were served. */
const given = {
  /** 1 (bad) to 5 (very good). */
  score: z.number().int().min(1).max(5),
  reason: z.enum(satisfactionReasons).nullable(),
  words: z.string().nullable(),
};
/** As it stands under the message it is about. `givenAt` is when it was first given. */
export const satisfaction = z.object({ ...given, givenAt: z.number() });
export type Satisfaction = z.infer<typeof satisfaction>;

/** Ratings of a period added up. `average` is null where nobody rated. */
const tally = { given: z.number().int(), satisfied: z.number().int(), average: z.number().nullable() };
export const satisfactionTally = z.object(tally);
export type SatisfactionTally = z.infer<typeof satisfactionTally>;
export const satisfactionFigures = z.object({
  ...tally,
  /** How often each score was given, from 1 to 5. */
  scores: z.array(z.number().int()).length(5),
  reasons: z.array(z.object({ reason: z.enum(satisfactionReasons), given: z.number().int() })),
  /** Best known first: by how many. `agentId` null is the bot. */
  agents: z.array(z.object({ agentId: z.string().nullable(), ...tally })),
});
export type SatisfactionFigures = z.infer<typeof satisfactionFigures>;
