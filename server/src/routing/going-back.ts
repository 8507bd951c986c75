/** When a conversation goes back from its agent to the queue. Pure. */
import type { RoutingSettings } from '@aftercast/shared';

/** A conversation that an agent has. Times are milliseconds since the epoch. */
export interface Held { waitingSince: number | null; assignedAt: number | null }

/** How it stands with its agent. `hereUntil`: how far their connection is vouched for; null where none was ever seen. */
export interface Holder { hereUntil: number | null; lastSignAt: number | null; disabled: boolean }

/** Why it goes back. `silent`: the agent is there and says nothing; `gone`: they are not there. */
export type GoingBack = 'silent' | 'gone';

/**
 * Null while it may stay: nobody waits yet, or the agent still has time. Silence counts from when the shopper began to wait for
 * this agent, or from the agent's last sign of life in this conversation (they type); absence from when it was measured.
 */
export function goesBack({ waitingSince, assignedAt }: Held, { hereUntil, lastSignAt, disabled }: Holder, { silenceSeconds, graceSeconds }: RoutingSettings, now: number): GoingBack | null {
  if (waitingSince === null) return null;
  if (disabled) return 'gone';
  // While the shop is closed nobody has to be there.
  if (waitingSince > now) return null;
  // Whoever is given one while away has the grace to come.
  if (hereUntil !== null && now - Math.max(hereUntil, assignedAt ?? 0) > graceSeconds * 1_000) return 'gone';
  const since = Math.max(waitingSince, assignedAt ?? 0);
  return now - Math.max(since, lastSignAt ?? 0) >= silenceSeconds * 1_000 ? 'silent' : null;
}
