/** Tells the shop's agents that an incident has changed, so that who looks at it reads it anew. */
import { can } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import type { Hub } from '../realtime/hub.ts';

/** @returns the undo */
export function attachIncidentPush({ bus, hub }: { bus: Bus; hub: Pick<Hub, 'agentsOf'> }): () => void {
  return bus.on('incident.changed', ({ shopId, incidentId }) => {
    for (const { session, agent } of hub.agentsOf(shopId) ?? []) if (can(agent, 'read', 'incidents')) session.send({ type: 'incident.changed', incidentId });
  });
}
