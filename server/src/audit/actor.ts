/** Who a request is from, for the log. Pure. */
import type { Agent } from '../agents/agent-repository.ts';
import type { Actor } from './audit-service.ts';

export function actorOf({ agent, ip }: { agent: Pick<Agent, 'id' | 'shopId' | 'name'>; ip: string }): Actor {
  return { shopId: agent.shopId, id: agent.id, name: agent.name, address: ip };
}
