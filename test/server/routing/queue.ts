import { run, type Store } from '../../../server/src/db/store.ts';
import type { AgentSession } from '../../../server/src/realtime/hub.ts';
import { createHub } from '../../../server/src/realtime/hub.ts';
import { createConversationRepository } from '../../../server/src/conversation/conversation-repository.ts';
import { createBus } from '../../../server/src/events/bus.ts';
import { createRouting } from '../../../server/src/routing/routing.ts';
import type { Core } from '../../support/core.ts';

export const routingOn = { autoAssign: true, silenceSeconds: 120, graceSeconds: 30 };

/** Accounts in the database, for whoever sits at a desk. */
export async function hire(store: Store, shopId: string, ids: readonly string[]): Promise<void> {
  await store.write(function* (w) {
    yield* run(w.insert(store.tables.agents).values(ids.map((id) => ({
      id, shopId, email: `${id}@shop.example`, name: id, role: 'agent' as const, passwordHash: '', disabled: false, createdAt: 0,
    }))).returning());
  });
}

/** Routing as one server process runs it. @param store a second one on the same database for another process */
export function startRouting(core: Core, store = core.store, bus = core.bus) {
  const hub = createHub();
  const errors: unknown[] = [];
  const repository = store === core.store ? core.repository : createConversationRepository(store);
  const routing = createRouting({ store, hub, repository, bus, clock: core.clock, takenBack: () => function* () {}, onError: (error) => errors.push(error) });
  const sockets = new Map<string, () => void>();
  return {
    ...routing, errors,
    /** An agent's socket is greeted; it is heard once a beat as long as it is not `hush`ed. */
    arrive(id: string) {
      let heardAt = core.now;
      let asleep = false;
      const session = { id: `ws_${id}`, send() {}, error() {}, bad() {}, close() {}, touch() {}, ping() { if (!asleep) heardAt = core.now; }, lastHeardAt: () => heardAt };
      const entry: AgentSession = { session, agent: core.agent(id), signInId: id, address: '127.0.0.1', viewing: new Set() };
      const undo = hub.joinAgent(entry);
      routing.presence.joined(entry);
      sockets.set(id, () => { undo(); routing.presence.left(entry); });
      return { hush() { asleep = true; } };
    },
    depart(id: string) { sockets.get(id)?.(); },
    /** Everything that is due now is done. */
    async settle() {
      await routing.beat();
      await routing.service.tick();
      if (errors.length > 0) throw errors[0];
    },
  };
}

/** A bus of another process. */
export const otherBus = () => createBus((error) => { throw error; });

/** So many shoppers ask for a person. @returns their conversations' ids in the order of the queue */
export async function queueUp(core: Core, count: number, stepMs = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const outcome = await core.askForPerson(`m${String(n).padStart(8, '0')}`, core.newShopper());
    ids.push(outcome?.conversation.id ?? '');
    core.now += stepMs;
  }
  return ids;
}
