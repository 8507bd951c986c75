/**
 * Merchants' shops: site key, settings, allowed origins, the secret that signs identities.
 * Owns the cached row that every hello, request and answer starts from. Refuses to know who may change it:
 * that is `agents/permissions`. Called by the sockets, the routes here, knowledge and the first-run setup.
 */
import { LRUCache } from 'lru-cache';
import type { ShopSettings } from '@aftercast/shared';
import type { Alongside, Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { newShop, type NewShopSettings } from './new-shop.ts';
import { createShopRepository, type Shop } from './shop-repository.ts';

/** Other processes may change a shop too: what is cached is at most this old. */
const cacheMs = 30_000;
const cachedShops = 2_000;
/** How long a rotated secret is still accepted. */
export const previousSecretMs = 24 * 60 * 60 * 1000;

interface Deps {
  store: Store;
  clock: () => number;
  newId: (prefix: string) => string;
  random: (length: number) => Uint8Array;
  /** Whether demo shops exist for anyone. Their passwords are published: without DEMO they stay shut even if the data holds them. */
  demo: boolean;
}

export function createShopService({ store, clock, newId, random, demo }: Deps) {
  const repository = createShopRepository(store);
  const options = { max: cachedShops, ttl: cacheMs, ttlResolution: 0, perf: { now: clock } };
  const byId = new LRUCache<string, Shop>(options);
  const bySiteKey = new LRUCache<string, Shop>(options);
  /** Counts changes, so that a row read before a change is not cached after it. */
  let changes = 0;

  function remember(shop: Shop): Shop {
    byId.set(shop.id, shop);
    bySiteKey.set(shop.siteKey, shop);
    return shop;
  }

  async function find(cached: Shop | undefined, load: () => Promise<Shop | null>): Promise<Shop | null> {
    if (cached) return cached;
    const before = changes;
    const shop = await load();
    if (shop === null || (shop.demo && !demo)) return null;
    return before === changes ? remember(shop) : shop;
  }

  async function change(write: Promise<Shop | null>): Promise<Shop> {
    const shop = await write;
    if (shop === null) throw new AppError('not_found', 'there is no such shop');
    changes += 1;
    return remember(shop);
  }

  const newSecret = () => Buffer.from(random(32)).toString('base64url');

  function rowOf(settings: NewShopSettings, isDemo = false): Shop {
    return newShop(settings, { id: newId('shop'), siteKey: newId('site'), identitySecret: newSecret(), demo: isDemo, createdAt: clock() });
  }

  return {
    /** Null: no shop has this key. */
    bySiteKey: (siteKey: string): Promise<Shop | null> => find(bySiteKey.get(siteKey), () => repository.bySiteKey(siteKey)),
    byId: (id: string): Promise<Shop | null> => find(byId.get(id), () => repository.byId(id)),
    /** Where the shop's days begin and end. @throws not_found */
    async zoneOf(id: string): Promise<string> {
      const shop = await find(byId.get(id), () => repository.byId(id));
      if (!shop) throw new AppError('not_found', 'there is no such shop');
      return shop.timeZone;
    },
    /** A row to be written together with something else; `create` writes it alone. */
    rowOf,
    async create(settings: NewShopSettings, extra: { demo?: boolean } = {}): Promise<Shop> {
      return remember(await repository.insert(rowOf(settings, extra.demo ?? false)));
    },
    /** @param also is written in the same transaction @throws not_found */
    update: (id: string, patch: Partial<ShopSettings>, also?: Alongside): Promise<Shop> =>
      Object.keys(patch).length === 0 ? change(repository.byId(id)) : change(repository.update(id, patch, also)),
    /** Makes a new identity secret; the one before stays valid for a day, the one before that ends. @throws not_found */
    rotateSecret: (id: string, also?: Alongside): Promise<Shop> => change(repository.rotateSecret(id, newSecret(), clock() + previousSecretMs, also)),
    /** The secrets that may have signed an identity, newest first. */
    identitySecrets(shop: Shop): string[] {
      const previousHolds = shop.previousSecret !== null && (shop.previousSecretUntil ?? 0) > clock();
      return previousHolds && shop.previousSecret !== null ? [shop.identitySecret, shop.previousSecret] : [shop.identitySecret];
    },
  };
}
export type ShopService = ReturnType<typeof createShopService>;
