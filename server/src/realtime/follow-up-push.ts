/** Carries follow-ups to the sockets of their agents, and to colleagues who have the conversation open. It knows no shopper's socket. */
import type { FollowUp } from '@aftercast/shared';
import type { Hub } from './hub.ts';

interface Deps { followUps: { onChanged(tell: (changed: FollowUp) => void): void }; hub: Hub }

export function attachFollowUpPush({ followUps, hub }: Deps): void {
  followUps.onChanged((followUp) => {
    const frame = { type: 'follow_up.changed' as const, followUp };
    hub.tellAgent(followUp.agentId, frame);
    for (const { session, agent } of hub.viewersOf(followUp.conversationId) ?? []) if (agent.id !== followUp.agentId) session.send(frame);
  });
}
