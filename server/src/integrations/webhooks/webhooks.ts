/** Puts signed webhooks together. A leaf: delete this folder and its lines in the composition root, and nothing else misses it. */
import type { Store } from '../../db/store.ts';
import type { EventRepository } from '../../events/event-repository.ts';
import { postSigned } from './post-signed.ts';
import { createWebhookRepository } from './webhook-repository.ts';
import { createWebhookService } from './webhook-service.ts';
import { createWebhookWorker } from './webhook-worker.ts';

interface Deps { store: Store; feed: EventRepository; privateHosts: readonly string[]; clock: () => number; newId: (prefix: string) => string; random: (length: number) => Uint8Array; onError: (error: unknown) => void }

export function createWebhooks({ store, feed, privateHosts, clock, newId, random, onError }: Deps) {
  const repository = createWebhookRepository(store);
  const isTrusted = (host: string): boolean => privateHosts.includes(host);
  return {
    service: createWebhookService({ repository, feed, isTrusted, clock, newId, random }),
    worker: createWebhookWorker({ repository, feed, post: (signed) => postSigned(signed, isTrusted), random: Math.random, clock, onError }),
  };
}
