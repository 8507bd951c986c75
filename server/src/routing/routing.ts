/**
 * Puts routing together: desks, presence, the service that serves the queues, and the clock that drives it.
 * Delete this folder and its lines in the composition root, and agents still claim by hand.
 */
import type { Alongside, Store } from '../db/store.ts';
import type { Agent } from '../agents/agent-repository.ts';
import type { DeskSettings, DeskView, RoutingSettings, SurgeView } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { AgentSession, Hub } from '../realtime/hub.ts';
import { createDeskRepository, type DeskPatch } from './desk-repository.ts';
import type { Hands } from './hands.ts';
import { createOpenRepository } from './open-repository.ts';
import { createPresence } from './presence.ts';
import { createSurgeService } from './surge-service.ts';
import { createRoutingService, type RoutingDeps } from './routing-service.ts';

const tickMs = 1_000;
/** Sockets are asked for a sign of life and the database is read anew once in so many ticks. */
const ticksPerBeat = 5;

interface Deps extends Pick<RoutingDeps, 'repository' | 'bus' | 'clock' | 'onError' | 'takenBack'> { store: Store; hub: Pick<Hub, 'everyAgent' | 'agentsOf'> }

export function createRouting({ store, hub, clock, onError, ...deps }: Deps) {
  const desks = createDeskRepository(store);
  const open = createOpenRepository(store);
  const presence = createPresence({
    hub, desks, clock, onError,
    onChange: (shopId, agentId, hereUntil) => {
      service.shopOf(shopId).then((shop) => {
        shop.room.setHere(agentId, hereUntil);
        void service.wake(shop);
        service.tell(shop, agentId);
      }).catch(onError);
    },
  });
  const surge = createSurgeService({ bus: deps.bus, clock, serviceTimes: open.serviceTimes });
  const service = createRoutingService({ ...deps, surge, desks, open, clock, onError });

  async function beat(): Promise<void> {
    await presence.beat();
    await service.refresh();
  }
  async function change(agent: Pick<Agent, 'id' | 'shopId'>, patch: DeskPatch, also?: Alongside): Promise<DeskView> {
    const shop = await service.shopOf(agent.shopId);
    const changed = await service.changeDesk(shop, agent.id, patch, also);
    void service.wake(shop);
    const view = changed ? service.viewOf(shop, agent.id) : undefined;
    if (!view) throw new AppError('agent_not_found', 'there is no such colleague');
    return view;
  }

  return {
    presence: { joined: (entry: AgentSession) => presence.joined(entry), left: (entry: AgentSession) => presence.left(entry) },
    desks: {
      surge: surge.of,
      async own(agent: Agent): Promise<DeskView> {
        const shop = await service.shopOf(agent.shopId);
        // A colleague who has just been invited is not known yet.
        return service.viewOf(shop, agent.id) ?? change(agent, {});
      },
      setPaused: (agent: Agent, paused: boolean, also?: Alongside): Promise<DeskView> => change(agent, { paused, awaySince: null }, also),
      acted(agent: Agent): void {
        service.shopOf(agent.shopId).then(({ room }) => {
          if ((room.desk(agent.id)?.awaySince ?? null) !== null) return change(agent, { awaySince: null });
        }).catch(onError);
      },
    },
    /** What the honest wait rests on. */
    waits: {
      async handsOf(shopId: string): Promise<Hands> {
        const { settings, room } = await service.shopOf(shopId);
        return room.hands(clock(), settings.autoAssign);
      },
      arrivalsOf: surge.arrivalsOf,
    },
    /** How the shop's queue is served, and everyone's desk. */
    async look(shopId: string): Promise<{ settings: RoutingSettings; desks: DeskView[]; surge: SurgeView }> {
      const { settings, room } = await service.shopOf(shopId);
      return { settings, desks: room.views(clock()), surge: surge.of(shopId) };
    },
    /** @param also is written in the same transaction */
    async configure(shopId: string, settings: RoutingSettings, also?: Alongside): Promise<void> {
      await desks.saveSettings(shopId, settings, also);
      const shop = await service.shopOf(shopId);
      shop.settings = settings;
      void service.wake(shop);
    },
    /** @param also is written in the same transaction @throws agent_not_found */
    changeDesk: (shopId: string, agentId: string, patch: Partial<DeskSettings>, also?: Alongside): Promise<DeskView> => change({ id: agentId, shopId }, patch, also),
    service,
    beat,
    /** Resumes what a stop has left, then goes on by the clock. @returns the undo, which waits for moves under way */
    start(): () => Promise<void> {
      let count = 0;
      let busy: Promise<void> | null = beat().catch(onError).finally(() => { busy = null; });
      const timer = setInterval(() => {
        count += 1;
        busy ??= (count % ticksPerBeat === 0 ? beat().then(service.tick) : service.tick()).catch(onError).finally(() => { busy = null; });
      }, tickMs);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await busy;
        await service.stop();
        surge.stop();
      };
    },
  };
}
export type Routing = ReturnType<typeof createRouting>;
