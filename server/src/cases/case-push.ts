/** Carries changed cases to the shop's agents who may see them. It decides nothing; without it lists are right after the next reading. */
import { can } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import type { CaseCover } from './case-cover.ts';
import type { Hub } from '../realtime/hub.ts';

interface Deps { bus: Bus; hub: Pick<Hub, 'agentsOf'>; cover: Pick<CaseCover, 'forEach'>; approvals: (shopId: string) => Promise<number>; onError: (error: unknown) => void }

/** @returns the undo */
export function attachCasePush({ bus, hub, cover, approvals, onError }: Deps): () => void {
  return bus.on('case.changed', ({ shopId, case: view }) => {
    if (!hub.agentsOf(shopId)) return;
    Promise.all([approvals(shopId), cover.forEach(view)]).then(([count, seenBy]) => {
      for (const { session, agent } of hub.agentsOf(shopId) ?? []) if (can(agent, 'read', 'cases')) session.send({ type: 'case.changed', case: seenBy(agent), approvals: count });
    }).catch(onError);
  });
}
