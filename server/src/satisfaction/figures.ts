/** Adds ratings up. Pure. */
import { satisfiedFrom, type SatisfactionFigures, type SatisfactionReason, type SatisfactionTally } from '@aftercast/shared';

/** So many ratings of one score and reason for one agent's work, null for the bot's. */
interface Group { agentId: string | null; score: number; reason: SatisfactionReason | null; given: number }

function tally(groups: readonly Group[]): SatisfactionTally {
  const given = groups.reduce((sum, group) => sum + group.given, 0);
  const satisfied = groups.reduce((sum, group) => sum + (group.score >= satisfiedFrom ? group.given : 0), 0);
  const points = groups.reduce((sum, group) => sum + group.score * group.given, 0);
  return { given, satisfied, average: given === 0 ? null : points / given };
}

/** Counts how many of each there are, most first. */
function countBy<K>(groups: readonly Group[], keyOf: (group: Group) => K): [K, Group[]][] {
  const found = new Map<K, Group[]>();
  for (const group of groups) found.set(keyOf(group), [...found.get(keyOf(group)) ?? [], group]);
  return [...found].sort(([, a], [, b]) => tally(b).given - tally(a).given);
}

export function addUp(groups: readonly Group[]): SatisfactionFigures {
  return {
    ...tally(groups),
    scores: [1, 2, 3, 4, 5].map((score) => tally(groups.filter((group) => group.score === score)).given),
    reasons: countBy(groups, ({ reason }) => reason).flatMap(([reason, some]) => (reason === null ? [] : [{ reason, given: tally(some).given }])),
    agents: countBy(groups, ({ agentId }) => agentId).map(([agentId, some]) => ({ agentId, ...tally(some) })),
  };
}
