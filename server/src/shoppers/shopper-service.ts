/**
 * Who is at the other end: an anonymous shopper with our token, or one whom the merchant vouches for.
 * An anonymous history may merge into an identified one, never one identified shopper into another.
 * Nothing is stored for a shopper who has not written. Called by the shopper socket and the widget's routes.
 */
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { Store } from '../db/store.ts';
import { survivor } from '../conversation/conversation-state.ts';
import { createShopperRepository } from './shopper-repository.ts';
import type { ShopperTokens } from './shopper-token.ts';

/** A shopper in a session. `stored` is false until the first message. */
export interface Shopper { id: string; shopId: string; externalId: string | null; name: string | null; createdAt: number }

interface Deps {
  store: Store;
  tokens: ShopperTokens;
  clock: () => number;
  newId: (prefix: string) => string;
  bus: Bus;
}

export function createShopperService({ store, tokens, clock, newId, bus }: Deps) {
  const repository = createShopperRepository(store);

  /** A token that no longer fits is no error for a browser that kept it for months: it starts afresh. */
  async function fromToken(token: string | undefined, shopId: string): Promise<Shopper | null> {
    if (!token) return null;
    const id = await tokens.verify(token, shopId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'token_expired') return null;
      throw error;
    });
    if (id === null) return null;
    const row = await repository.byId(id);
    if (row === null) return { id, shopId, externalId: null, name: null, createdAt: clock() };
    return row.shopId === shopId && row.mergedInto === null ? row : null;
  }

  async function merge(anonymous: Shopper, into: Shopper): Promise<void> {
    const merged = await repository.merge(anonymous.id, { ...into, mergedInto: null }, survivor, clock());
    if (merged) bus.emit('shoppers.merged', { from: anonymous.id, into: into.id, ...merged });
  }

  return {
    /**
     * Finds or makes the shopper behind a hello.
     * @throws token_invalid for a forged token, identity_invalid for a refused identity
     */
    async recognise(hello: { token?: string | undefined; identity?: string | undefined }, shopId: string, secrets: string[]): Promise<{ shopper: Shopper; token: string }> {
      const known = await fromToken(hello.token, shopId);
      let shopper = known ?? { id: newId('s'), shopId, externalId: null, name: null, createdAt: clock() };
      if (hello.identity) {
        const { externalId, name } = await tokens.verifyIdentity(hello.identity, secrets);
        const identified = await repository.upsertIdentified({ id: newId('s'), shopId, externalId, name, mergedInto: null, createdAt: clock() });
        if (known && known.externalId === null && known.id !== identified.id) await merge(known, identified);
        shopper = identified;
      }
      return { shopper, token: await tokens.sign(shopper.id, shopId) };
    },
    /**
     * The shopper behind a bearer: our token, or the merchant's identity for the launcher that has no token yet.
     * Null: an identity that has never been here. @throws token_invalid, token_expired
     */
    async fromBearer(bearer: string, shopId: string, secrets: string[]): Promise<string | null> {
      try {
        return await tokens.verify(bearer, shopId);
      } catch (error) {
        const identity = await tokens.verifyIdentity(bearer, secrets).catch(() => null);
        if (!identity) throw error;
        return (await repository.byExternalId(shopId, identity.externalId))?.id ?? null;
      }
    },
    /** The shopper of one of our tokens. @throws token_invalid, token_expired */
    verifyToken: tokens.verify,
    byId: repository.byId,
    /** True when `former` was an anonymous name of this shopper, before they were identified. */
    async isFormerName(former: string, shopperId: string): Promise<boolean> {
      return (await repository.byId(former))?.mergedInto === shopperId;
    },
  };
}
export type ShopperService = ReturnType<typeof createShopperService>;
