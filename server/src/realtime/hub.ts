/** Who is connected to this process: shoppers' sockets by shopper, agents' by shop, and which agent looks at what. */
import { closeCodes, limits } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { Session } from './session.ts';

/** An agent's socket, what it looks at, and from where. */
export interface AgentSession { session: Session; agent: Agent; signInId: string; viewing: Set<string>; address: string }

export function createHub() {
  const all = new Set<Session>();
  const shoppers = new Map<string, Set<Session>>();
  const agents = new Map<string, Set<AgentSession>>();
  const viewers = new Map<string, Set<AgentSession>>();

  function add<T>(map: Map<string, Set<T>>, key: string, value: T): void {
    const set = map.get(key) ?? new Set<T>();
    map.set(key, set.add(value));
  }
  function remove<T>(map: Map<string, Set<T>>, key: string, value: T): void {
    const set = map.get(key);
    if (set?.delete(value) && set.size === 0) map.delete(key);
  }

  return {
    /** @returns the undo */
    connect(session: Session): () => void {
      all.add(session);
      return () => all.delete(session);
    },
    /** @returns the undo */
    joinShopper(shopperId: string, session: Session): () => void {
      add(shoppers, shopperId, session);
      return () => remove(shoppers, shopperId, session);
    },
    /** @returns the undo */
    joinAgent(entry: AgentSession): () => void {
      add(agents, entry.agent.shopId, entry);
      return () => {
        remove(agents, entry.agent.shopId, entry);
        for (const id of entry.viewing) remove(viewers, id, entry);
      };
    },
    /** Nothing for a socket that has gone meanwhile: nobody would take it off again. */
    view(entry: AgentSession, conversationId: string): void {
      if (!agents.get(entry.agent.shopId)?.has(entry)) return;
      entry.viewing.add(conversationId);
      add(viewers, conversationId, entry);
    },
    leave(entry: AgentSession, conversationId: string): void {
      entry.viewing.delete(conversationId);
      remove(viewers, conversationId, entry);
    },
    shopperSessions: (shopperId: string): ReadonlySet<Session> | undefined => shoppers.get(shopperId),
    /** Every agent's socket. */
    *everyAgent(): Generator<AgentSession> {
      for (const entries of agents.values()) yield* entries;
    },
    agentsOf: (shopId: string): ReadonlySet<AgentSession> | undefined => agents.get(shopId),
    /** Whether this agent has a console open. */
    isHere: ({ id, shopId }: Pick<Agent, 'id' | 'shopId'>): boolean => [...agents.get(shopId) ?? []].some(({ agent }) => agent.id === id),
    viewersOf: (conversationId: string): ReadonlySet<AgentSession> | undefined => viewers.get(conversationId),
    /** Every socket of an agent hears it. */
    tellAgent(agentId: string, frame: object): void {
      for (const entries of agents.values()) for (const { agent, session } of entries) if (agent.id === agentId) session.send(frame);
    },
    /** Closes the sockets of a sign-in that ended; with null all of the agent's. */
    dropAgent(agentId: string, signInId: string | null): void {
      for (const entries of agents.values()) {
        for (const entry of entries) {
          if (entry.agent.id === agentId && (signInId === null || entry.signInId === signInId)) entry.session.close(closeCodes.notSignedIn, 'signed out');
        }
      }
    },
    /** Lets go of sockets that have been silent for two and a half heartbeats. */
    dropSilent(now: number): void {
      for (const session of all) {
        if (now - session.lastHeardAt() > limits.heartbeatMs * 2.5) session.close(closeCodes.heartbeatMissed, 'no heartbeat');
      }
    },
    closeAll(code: number, reason: string): void {
      for (const session of all) session.close(code, reason);
    },
    size: (): number => all.size,
  };
}
export type Hub = ReturnType<typeof createHub>;
