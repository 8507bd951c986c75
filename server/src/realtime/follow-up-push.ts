/** Carries follow-ups to the sockets of their agents, and to colleagues who have the conversation open. It knows no shopper's socket. */
import type { FollowUp } from '@aftercast/shared';
import { followUpAsReadBy } from '../followups/follow-up-service.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { Hub } from './hub.ts';

interface Deps {
  followUps: { onChanged(tell: (changed: FollowUp) => void): void };
  rowsOf: (ids: string[]) => Promise<ConversationRow[]>;
  hub: Hub;
  onError: (error: unknown) => void;
}

export function attachFollowUpPush({ followUps, rowsOf, hub, onError }: Deps): void {
  followUps.onChanged((followUp) => {
    hub.tellAgent(followUp.agentId, { type: 'follow_up.changed', followUp });
    void tellViewers(followUp).catch(onError);
  });
  /** What is to be done may speak of someone's health. */
  async function tellViewers(followUp: FollowUp): Promise<void> {
    if (!hub.viewersOf(followUp.conversationId)) return;
    const [row] = await rowsOf([followUp.conversationId]);
    for (const { session, agent } of (row && hub.viewersOf(row.id)) ?? []) {
      if (row && agent.id !== followUp.agentId) session.send({ type: 'follow_up.changed', followUp: followUpAsReadBy(agent, row, followUp) });
    }
  }
}
