/**
 * The typed bus: the core announces what was committed, the leaves listen. In process for now;
 * events are plain values, so that another implementation can carry them between nodes.
 * It promises nothing across a crash: whoever must not miss an event reads the outbox (`event-repository`).
 */
import type { Escalation, Label, CaseView, DeskView, Message, Note, SurgeView } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { HealthRow } from '../conversation/health.ts';

/** Everything that can be heard, by its past-tense name. */
export interface BusEvents {
  /** Messages or a change of state, owner or read marks were committed. `origin` is the session that caused it. */
  'conversation.committed': { conversation: ConversationRow; messages: Message[]; moved: boolean; origin: string | null };
  'message.changed': { conversation: ConversationRow; message: Message };
  'typing.changed': { conversationId: string; shopperId: string; who: 'shopper' | 'agent'; name: string | null; typing: boolean; origin: string };
  'context.changed': { conversationId: string };
  /** Conversations of `from` now belong to `into`; where both had one open, `ended` is the last word of the one that lost. */
  'shoppers.merged': { from: string; into: string; conversationIds: string[]; ended: Message | null };
  /** `agentIds` are those who are to hear it. */
  'escalation.raised': { shopId: string; agentIds: string[]; escalations: Escalation[] };
  'escalation.acknowledged': { shopId: string; ids: string[]; by: { id: string; name: string } };
  /** A private note; only agents may hear of it. */
  'note.posted': { shopId: string; note: Note; conversation: HealthRow };
  'labels.changed': { shopId: string; labels: Label[] };
  /** Labels or the time it is put aside until changed; neither state nor words did. */
  'conversation.filed': { shopId: string; conversationId: string };
  'case.changed': { shopId: string; case: CaseView };
  'incident.changed': { shopId: string; incidentId: string };
  /** An order is new or different. */
  'order.changed': { shopId: string; orderId: string };
  /** How an agent stands towards the queue: their desk, or whether they are there. */
  'desk.changed': { shopId: string; desk: DeskView };
  /** A surge has begun or ended. */
  'surge.changed': { shopId: string; surge: SurgeView };
  /** One browser (`sessionId`) or, with null, all of an agent's. */
  'agent.signed_out': { agentId: string; sessionId: string | null };
}

/** See BusEvents for what travels on it. */
export interface Bus {
  emit<K extends keyof BusEvents>(type: K, event: BusEvents[K]): void;
  on<K extends keyof BusEvents>(type: K, listener: (event: BusEvents[K]) => void): () => void;
}

/** @param onError a listener's failure is reported here and stops nobody else */
export function createBus(onError: (error: unknown, type: string) => void): Bus {
  const listeners = new Map<string, Set<(event: never) => void>>();
  return {
    emit(type, event) {
      for (const listener of listeners.get(type) ?? []) {
        try {
          (listener as (event: unknown) => void)(event);
        } catch (error) {
          onError(error, type);
        }
      }
    },
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener as (event: never) => void));
      return () => set.delete(listener as (event: never) => void);
    },
  };
}
