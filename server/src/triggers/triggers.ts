/**
 * Puts proactive care together: rules by which the shop writes before it is asked, the jobs they make, and what became of each. It owns when and to
 * whom something is told; how it reaches a shopper is the core's (`reach`). A leaf: delete this folder and its lines in the composition root, and chat still works.
 */
import type { ReachService } from '../conversation/reach-service.ts';
import type { Store } from '../db/store.ts';
import type { Bus } from '../events/bus.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { createCareWorker } from './care-worker.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createDeliveryService } from './delivery-service.ts';
import { createFactsRepository } from './facts-repository.ts';
import { createJobRepository } from './job-repository.ts';
import { createPlanner } from './planner.ts';
import { createRuleRepository } from './rule-repository.ts';
import { createRuleService } from './rule-service.ts';
import { createSeenWatch } from './seen-watch.ts';
import { createSender, type TellingShop } from './sender.ts';
import { createTrialService } from './trial-service.ts';

interface Deps {
  store: Store;
  wholeOrders: Parameters<typeof createFactsRepository>[1];
  feed: EventRepository;
  bus: Bus;
  tell: ReachService['tell'];
  shopById: (id: string) => Promise<TellingShop | null>;
  clock: () => number;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  yieldTurn: () => Promise<unknown>;
  onError: (error: unknown) => void;
}

export function createTriggers({ store, wholeOrders, ...deps }: Deps) {
  const [rules, facts, jobs, deliveries] = [createRuleRepository(store), createFactsRepository(store, wholeOrders), createJobRepository(store), createDeliveryRepository(store)];
  const shared = { ...deps, rules, facts, jobs, deliveries };
  return {
    rules: createRuleService({ ...shared, trials: createTrialService(shared) }),
    deliveries: createDeliveryService(shared),
    worker: createCareWorker({ ...shared, planner: createPlanner(shared), sender: createSender(shared) }),
    seen: createSeenWatch(shared),
  };
}
