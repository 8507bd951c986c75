/** What becomes of an incident's sends once it is closed: a step of whatever closes it. Called by the other repositories of incidents. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SendState } from '@aftercast/shared';
import { run, type Step, type Store, type Writer } from '../../db/store.ts';

const underWay: SendState[] = ['choosing', 'sending', 'watching', 'paused'];

/** Whoever was still to be told of an incident is told no more: it is over. */
export function* stopOpenings(w: Writer, { incidentSends: t }: Store['tables'], incidentId: string, now: number): Generator<Step<unknown>, void, unknown> {
  yield* run(w.update(t).set({ state: 'stopped', finishedAt: now, version: sql`${t.version} + 1` }).where(and(eq(t.incidentId, incidentId), eq(t.kind, 'opening'), inArray(t.state, underWay))).returning({ id: t.id }));
}
