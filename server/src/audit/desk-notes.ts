/** The log's entries about agents' commands: written in the transaction of the move itself. */
import type { Alongside } from '../db/store.ts';
import type { AgentSession } from '../realtime/hub.ts';
import { actorOf } from './actor.ts';
import type { AuditService } from './audit-service.ts';

const actions = { claim: 'conversation.claimed', resolve: 'conversation.resolved', return_to_bot: 'conversation.returned_to_bot' } as const;

export function createDeskNotes(audit: Pick<AuditService, 'alongside'>) {
  return ({ agent, address }: Pick<AgentSession, 'agent' | 'address'>, verb: keyof typeof actions, conversationId: string): Alongside =>
    audit.alongside(actorOf({ agent, ip: address }), actions[verb], { kind: 'conversation', id: conversationId });
}
