/** Carries escalations to the consoles of those who are to hear them. It decides nothing. */
import type { Bus } from '../events/bus.ts';
import type { Hub } from './hub.ts';

/** @returns the undo */
export function attachEscalationPush({ bus, hub }: { bus: Bus; hub: Hub }): () => void {
  const undo = [
    bus.on('escalation.raised', ({ shopId, agentIds, escalations }) => {
      for (const { agent, session } of hub.agentsOf(shopId) ?? []) if (agentIds.includes(agent.id)) session.send({ type: 'escalation.raised', escalations });
    }),
    bus.on('escalation.acknowledged', ({ shopId, ids, by }) => {
      for (const { session } of hub.agentsOf(shopId) ?? []) session.send({ type: 'escalation.acknowledged', ids, by });
    }),
  ];
  return () => { for (const off of undo) off(); };
}
