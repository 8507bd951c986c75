/**
 * What a shop sells and what it has broadcast: products, live sessions, their numbered links and promises.
 * It holds facts and judges nothing: what a promise means for an order is `orders`', what the bot says of it `knowledge`'s.
 * Called by the knowledge service (links: "3号链接"), the agents' details (names), imports and the routes here.
 */
import { LRUCache } from 'lru-cache';
import type { LiveSession, Product } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Store } from '../db/store.ts';
import { createLiveRepository, type Catalogue } from './live-repository.ts';

/** A shop's catalogue by id. */
interface Known { products: ReadonlyMap<string, Product>; sessions: ReadonlyMap<string, LiveSession> }

interface Deps {
  store: Store;
  clock: () => number;
  /** Called before a command is done: the shop's catalogue is another. */
  onChanged?: (shopId: string) => Promise<void>;
}

const readyShops = 200;

export function createLiveService({ store, clock, onChanged = async () => undefined }: Deps) {
  const repository = createLiveRepository(store);
  const ready = new LRUCache<string, Promise<Known>>({ max: readyShops });

  function load(shopId: string): Promise<Known> {
    const known = ready.get(shopId);
    if (known) return known;
    const loading = Promise.all([repository.products(shopId), repository.sessions(shopId)]).then(([products, sessions]) => ({
      products: new Map(products.map((product) => [product.id, product])), sessions: new Map(sessions.map((session) => [session.id, session])),
    }));
    ready.set(shopId, loading);
    // A failed read is not remembered.
    loading.catch(() => { if (ready.peek(shopId) === loading) ready.delete(shopId); });
    return loading;
  }

  async function put(shopId: string, catalogue: Catalogue): Promise<void> {
    try {
      await repository.put(shopId, catalogue, clock());
    } finally {
      await forget(shopId);
    }
  }

  async function forget(shopId: string): Promise<void> {
    ready.delete(shopId);
    await onChanged(shopId);
  }

  return {
    products: (shopId: string): Promise<Product[]> => repository.products(shopId),
    sessions: (shopId: string): Promise<LiveSession[]> => repository.sessions(shopId),
    /** Null where the shop has no such session. */
    session: async (shopId: string, id: string): Promise<LiveSession | null> => (await load(shopId)).sessions.get(id) ?? null,

    /** Names for what pages and orders hand over by id. */
    names: {
      product: async (shopId: string, id: string): Promise<string | null> => (await load(shopId)).products.get(id)?.name ?? null,
      liveSession: async (shopId: string, id: string): Promise<string | null> => (await load(shopId)).sessions.get(id)?.title ?? null,
    },

    /**
     * Puts products and sessions in place of those with the same ids, all or none. Every product that a link or promise names must be there or come along.
     * @throws unknown_product
     */
    async put(shopId: string, catalogue: Catalogue): Promise<void> {
      const { products } = await load(shopId);
      const coming = new Set(catalogue.products.map(({ id }) => id));
      const named = catalogue.sessions.flatMap(({ links, promises }) => [...links, ...promises].map((each) => each.product)).filter((id) => id !== null);
      const missing = [...new Set(named)].filter((id) => !coming.has(id) && !products.has(id));
      if (missing.length > 0) throw new AppError('unknown_product', `there is no product ${missing.map((id) => `"${id}"`).join(', ')}`, { details: missing });
      await put(shopId, catalogue);
    },
    /** @throws not_found */
    async removeSession(shopId: string, id: string): Promise<void> {
      const gone = await repository.removeSession(shopId, id);
      await forget(shopId);
      if (!gone) throw new AppError('not_found', `there is no live session "${id}"`);
    },
  };
}
export type LiveService = ReturnType<typeof createLiveService>;
