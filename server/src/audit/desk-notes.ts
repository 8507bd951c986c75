/** The log's entries about conversations and desks: written in the transaction of the move itself. */
import type { Alongside } from '../db/store.ts';
import type { AgentSession } from '../realtime/hub.ts';
import { actorOf } from './actor.ts';
import type { AuditDetails, AuditService } from './audit-service.ts';

const actions = { claim: 'conversation.claimed', resolve: 'conversation.resolved', return_to_bot: 'conversation.returned_to_bot' } as const;
type By = Pick<AgentSession, 'agent' | 'address'>;

/** Where a transfer led from and to, by name; null is the queue. The reason stays with the conversation. */
export interface Passed { from: { id: string; name: string } | null; to: { id: string; name: string } | null }

export function createDeskNotes(audit: Pick<AuditService, 'alongside'>) {
  const by = ({ agent, address }: By) => actorOf({ agent, ip: address });
  const talk = (id: string) => ({ kind: 'conversation', id });
  return {
    command: (who: By, verb: keyof typeof actions, conversationId: string): Alongside => audit.alongside(by(who), actions[verb], talk(conversationId)),
    transfer(who: By, conversationId: string, { from, to }: Passed): Alongside {
      // Of one's own conversation it says nothing that it came from oneself.
      const details: AuditDetails = { ...(from && from.id !== who.agent.id ? { from: from.name } : {}), ...(to ? { to: to.name } : {}) };
      return audit.alongside(by(who), to ? 'conversation.transferred' : 'conversation.requeued', talk(conversationId), details);
    },
    paused: (who: By, paused: boolean): Alongside => audit.alongside(by(who), 'desk.changed', { kind: 'agent', id: who.agent.id, name: who.agent.name }, { paused }),
    /** The server took it back from an agent by itself. */
    takenBack: (shopId: string, conversationId: string, from: string, why: 'silent' | 'gone'): Alongside =>
      audit.alongside({ shopId, id: null, name: '', address: '' }, 'conversation.requeued', talk(conversationId), { from, why }),
  };
}
export type DeskNotes = ReturnType<typeof createDeskNotes>;
