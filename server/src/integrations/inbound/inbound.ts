/** What brings orders in from other systems. A leaf: delete it and orders still come over the API. */
import { createRateLimit } from '../../http/rate-limit.ts';
import type { Store } from '../../db/store.ts';
import type { OrderEventService } from '../../orders/order-event-service.ts';
import { createConnectionRepository } from './connection-repository.ts';
import { createConnectionService } from './connection-service.ts';
import { createHookService } from './hook-service.ts';

interface Deps { store: Store; events: OrderEventService; clock: () => number; newId: (prefix: string) => string; random: (length: number) => Uint8Array; onError: (error: unknown) => void }

export function createInbound({ store, events, clock, newId, random, onError }: Deps) {
  const repository = createConnectionRepository(store);
  return {
    connections: createConnectionService({ repository, clock, newId, random }),
    hooks: createHookService({
      repository, events, clock, onError,
      limit: createRateLimit({ points: 600, durationMs: 60_000, clock }), refusedLimit: createRateLimit({ points: 600, durationMs: 60_000, clock }), noteLimit: createRateLimit({ points: 60, durationMs: 60_000, clock }),
    }),
  };
}
