/**
 * Who is there, measured: an agent whose socket answers. Every few seconds each socket is asked for a sign of life, and
 * until when its agent counts as there is written down, so that other processes and the next start know it too.
 * Refuses to know what an agent wants (that is the desk). Fed by the agents' sockets, read by the routing service.
 */
import { limits } from '@aftercast/shared';
import type { AgentSession, Hub } from '../realtime/hub.ts';
import type { DeskRepository } from './desk-repository.ts';

/** A socket that has been heard vouches for its agent for so long: one heartbeat of the client, several of ours. */
const vouchedMs = limits.heartbeatMs;

interface Deps {
  hub: Pick<Hub, 'everyAgent' | 'agentsOf'>;
  desks: Pick<DeskRepository, 'beat'>;
  clock: () => number;
  /** An agent has come or gone: until when they count as there, in milliseconds since the epoch. */
  onChange: (shopId: string, agentId: string, hereUntil: number) => void;
  onError: (error: unknown) => void;
}

export function createPresence({ hub, desks, clock, onChange, onError }: Deps) {
  let writing: Promise<void> = Promise.resolve();

  function vouch(agentId: string, shopId: string, hereUntil: number): void {
    const before = writing;
    writing = desks.beat([{ shopId, agentId, hereUntil }]).catch(onError).then(() => before);
    onChange(shopId, agentId, hereUntil);
  }

  return {
    joined({ agent, session }: AgentSession): void {
      vouch(agent.id, agent.shopId, session.lastHeardAt() + vouchedMs);
    },
    /** Their last socket here has gone: from now on they are not there. One on another process says otherwise with its next beat. */
    left({ agent }: AgentSession): void {
      for (const other of hub.agentsOf(agent.shopId) ?? []) if (other.agent.id === agent.id) return;
      vouch(agent.id, agent.shopId, clock());
    },
    /** Asks every socket for a sign of life and writes down who is there. */
    async beat(): Promise<void> {
      // Who leaves while this waits must not be written down as here behind it.
      await writing;
      const seen = new Map<string, { shopId: string; agentId: string; hereUntil: number }>();
      for (const { agent, session } of hub.everyAgent()) {
        session.ping();
        const hereUntil = Math.max(session.lastHeardAt() + vouchedMs, seen.get(agent.id)?.hereUntil ?? 0);
        seen.set(agent.id, { shopId: agent.shopId, agentId: agent.id, hereUntil });
      }
      await desks.beat([...seen.values()]);
    },
  };
}
export type Presence = ReturnType<typeof createPresence>;
