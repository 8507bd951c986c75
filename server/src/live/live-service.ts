/**
 * What a shop sells and what it has broadcast: products, live sessions, their numbered links and promises.
 * It holds facts and judges nothing: what a promise means for an order is `orders`', what the bot says of it `knowledge`'s.
 * Called by the knowledge service (links: "3号链接"), the agents' details (names), imports and the routes here.
 */
import { LRUCache } from 'lru-cache';
import { inSeconds, isInSeconds, type LiveSession, type Product, type Schedule } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Store } from '../db/store.ts';
import { askedAbout, type AskedLink } from './asked-about.ts';
import { createLiveQuestionRepository } from './live-question-repository.ts';
import { createLiveRepository, type Catalogue } from './live-repository.ts';
import { checkIncoming } from './check-incoming.ts';
import { scheduleOf, type ScheduleQuery } from './live-schedule.ts';
import { tellStock, type ToldStock } from './link-stock.ts';
import { putOnAir, takeBack } from './put-on-air.ts';

/** A shop's catalogue by id. */
interface Known { products: ReadonlyMap<string, Product>; sessions: ReadonlyMap<string, LiveSession> }

interface Deps {
  store: Store;
  clock: () => number;
  /** Called before a command is done, with the shop's live sessions as they are now. */
  onChanged?: (shopId: string, sessions: ReadonlyMap<string, LiveSession>) => void;
}

const readyShops = 200;
/** What was asked this long ago is still "right now". */
const askedWithinMs = 30 * 60_000;
/** How much a desk's clock may be ahead of ours. */
const clockSlackMs = 60_000;

export function createLiveService({ store, clock, onChanged = () => undefined }: Deps) {
  const repository = createLiveRepository(store);
  const questions = createLiveQuestionRepository(store);
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
    onChanged(shopId, (await newest(shopId)).sessions);
  }

  /** What no other change has replaced while it was read. */
  async function newest(shopId: string): Promise<Known> {
    const loading = load(shopId);
    const known = await loading;
    return ready.peek(shopId) === loading ? known : newest(shopId);
  }

  const missing = (id: string): AppError => new AppError('not_found', `there is no live session "${id}"`);
  const unknownLink = (id: string, link: number | null): AppError => new AppError('unknown_link', `the live session "${id}" has no link ${link}`);

  return {
    products: (shopId: string): Promise<Product[]> => repository.products(shopId),
    sessions: (shopId: string): Promise<LiveSession[]> => repository.sessions(shopId),
    /** Null where the shop has no such session. */
    session: async (shopId: string, id: string): Promise<LiveSession | null> => (await load(shopId)).sessions.get(id) ?? null,

    /** What lists show, from what is held ready: a shop's thousands of sessions with all their links never travel. */
    schedule: async (shopId: string, query: ScheduleQuery): Promise<Schedule> => scheduleOf((await load(shopId)).sessions.values(), query, clock()),

    /** Names for what pages and orders hand over by id. */
    names: {
      product: async (shopId: string, id: string): Promise<string | null> => (await load(shopId)).products.get(id)?.name ?? null,
      liveSession: async (shopId: string, id: string): Promise<string | null> => (await load(shopId)).sessions.get(id)?.title ?? null,
    },

    /**
     * Puts products and sessions in place of those with the same ids, all or none. Every product that a link or promise names must be there or come along.
     * @throws unknown_product, live_session_changed, invalid_request where times are in seconds or nothing follows from a promise to ship
     */
    async put(shopId: string, catalogue: Catalogue): Promise<void> {
      const { products } = await load(shopId);
      const coming = new Set(catalogue.products.map(({ id }) => id));
      const named = catalogue.sessions.flatMap(({ links, promises }) => [...links, ...promises].map((each) => each.product)).filter((id) => id !== null);
      const unknown = [...new Set(named)].filter((id) => !coming.has(id) && !products.has(id));
      if (unknown.length > 0) throw new AppError('unknown_product', `there is no product ${unknown.map((id) => `"${id}"`).join(', ')}`, { details: unknown });
      for (const session of catalogue.sessions) checkIncoming(session);
      await put(shopId, catalogue);
    },
    /** @throws not_found */
    async removeSession(shopId: string, id: string): Promise<void> {
      const gone = await repository.removeSession(shopId, id);
      await forget(shopId);
      if (!gone) throw missing(id);
    },

    /**
     * Tells what is on the screen now, or was at a moment that is past; `link` null: nothing. The same again changes nothing. See `putOnAir`.
     * @throws not_found, unknown_link, live_session_not_on_air, invalid_request where the moment is yet to come
     */
    async onAir(shopId: string, id: string, { link, at = clock() }: { link: number | null; at?: number | undefined }): Promise<{ session: LiveSession; changed: boolean; at: number }> {
      const now = clock();
      const moment = Math.min(at, now);
      if (at > now + clockSlackMs) throw new AppError('invalid_request', 'what is yet to come cannot be on air; write it into the session as a plan');
      const moved = await repository.move(shopId, id, now, (session) => {
        const done = putOnAir(session, link, moment, now);
        if (done.kind === 'moved') return done.screen;
        if (done.kind === 'same') return null;
        throw done.why === 'unknown_link' ? unknownLink(id, link)
          : new AppError('live_session_not_on_air', `the live session "${id}" is not on air at that moment`);
      });
      if (!moved) throw missing(id);
      if (moved.changed) await told(shopId, moved.session);
      return { ...moved, at: moment };
    },

    /** Takes back what was told at a moment. Taken back already, it changes nothing. See `takeBack`. @throws not_found */
    async takeBack(shopId: string, id: string, at: number, was?: Parameters<typeof takeBack>[2]): Promise<{ session: LiveSession; changed: boolean }> {
      const moved = await repository.move(shopId, id, clock(), (session) => takeBack(session, at, was));
      if (!moved) throw missing(id);
      if (moved.changed) await told(shopId, moved.session);
      return moved;
    },

    /** Tells whether a link can still be bought. The same again changes nothing. @throws not_found, unknown_link, invalid_request where more was expected before now */
    async stock(shopId: string, id: string, link: number, stock: ToldStock): Promise<{ session: LiveSession; changed: boolean }> {
      const now = clock();
      if (stock?.restockAt !== undefined && stock.restockAt <= now) throw new AppError('invalid_request', `restockAt: ${isInSeconds(stock.restockAt) ? inSeconds : 'it has passed'}`);
      const moved = await repository.move(shopId, id, now, ({ links }) => {
        const done = tellStock(links, link, stock, now);
        if (done.kind === 'unknown_link') throw unknownLink(id, link);
        return done.kind === 'told' ? { links: done.links } : null;
      });
      if (!moved) throw missing(id);
      if (moved.changed) await told(shopId, moved.session);
      return moved;
    },

    /** What shoppers have asked in this broadcast lately, by link: those that needed a person first. @throws not_found */
    async askedNow(shopId: string, id: string): Promise<{ since: number; links: AskedLink[] }> {
      const session = (await load(shopId)).sessions.get(id);
      if (!session) throw missing(id);
      const since = clock() - askedWithinMs;
      return { since, links: askedAbout(session, await questions.since(shopId, id, since)) };
    },
  };

  /** One session is another: whoever keeps the others ready needn't read them. */
  async function told(shopId: string, session: LiveSession): Promise<void> {
    // Put in its place at once, without waiting in between: of two that are told in the same moment both stay.
    const merged = load(shopId).then((known) => {
      const current = known.sessions.get(session.id);
      const sessions = (current?.version ?? 0) > (session.version ?? 0) ? known.sessions : new Map(known.sessions).set(session.id, session);
      return { ...known, sessions };
    });
    ready.set(shopId, merged);
    merged.catch(() => { if (ready.peek(shopId) === merged) ready.delete(shopId); });
    onChanged(shopId, (await newest(shopId)).sessions);
  }
}
export type LiveService = ReturnType<typeof createLiveService>;
