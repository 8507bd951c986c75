/**
 * Carries sends out: gathers whom each concerns by going through the open orders, tells them, those first who are connected, and looks for
 * more where that was wanted. In small portions with rests that grow with what a portion took, so that the chat goes on; paused or
 * stopped between any two of them. All it has to know stands in the database, so that it goes on after a crash, and a shopper is told once
 * whoever works. Started by the process.
 */
import { createHash } from 'node:crypto';
import type { ReachService } from '../../conversation/reach-service.ts';
import { AppError } from '../../errors.ts';
import type { Bus } from '../../events/bus.ts';
import type { Order } from '../../orders/order.ts';
import type { OrderRepository } from '../../orders/order-repository.ts';
import { isAffected } from './affected.ts';
import type { AffectedRepository } from './affected-repository.ts';
import type { RecipientRow, SendRepository, SendRow } from './send-repository.ts';
import { sendWords } from './send-words.ts';

/** The part of a shop that tells. */
export interface TellingShop { id: string; name: string; assistantName: string; language: 'zh' | 'en'; timeZone: string }

const everyMs = 1_000;
const chosenAtOnce = 400;
/** Shoppers told at once: they share a commit, so that more at once are cheaper, as long as the portion doesn't hold up the chat. */
const portions = { fewest: 10, first: 25, most: 100 };
/** A portion that took less than the first may grow, one that took more than the second shrinks. */
const [briefMs, longMs] = [35, 70];
/** A worker that dies gives back what it took after this time. */
const leaseMs = 60_000;
/** How often more are looked for where a send keeps on. */
const watchEveryMs = 5 * 60_000;
/** Shoppers a second at the most: those who are there, and the others, for whom nothing presses. */
const pace = { here: 1_000, away: 250 };

interface Deps {
  sends: SendRepository;
  affected: AffectedRepository;
  ordersOfEach: OrderRepository['ordersOfEach'];
  shopById: (id: string) => Promise<TellingShop | null>;
  /** Whether they are connected here. */
  isHere: (shopperId: string) => boolean;
  tell: ReachService['tell'];
  bus: Bus;
  clock: () => number;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  /** Resolves after `ms`; rejects once the signal says stop. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  onError: (error: unknown) => void;
}

/** Null also where an order can't be put into words: tried again it would fail again, and hold the send open for ever. */
function wordsOf({ texts }: SendRow, ...given: Parameters<typeof sendWords> extends [unknown, ...infer Rest] ? Rest : never): string | null {
  try {
    return sendWords(texts, ...given);
  } catch {
    return null;
  }
}

const messageId = (row: RecipientRow): string => `inc_${createHash('sha256').update(JSON.stringify([row.shopId, row.sendId, row.shopperExternalId])).digest('hex').slice(0, 32)}`;

export function createSendWorker({ sends, affected, ordersOfEach, shopById, isHere, tell, bus, clock, elapsed, wait, onError }: Deps) {
  let portion = portions.first;
  function adapt(tookMs: number): void {
    if (tookMs < briefMs) portion = Math.min(portions.most, portion * 2);
    if (tookMs > longMs) portion = Math.max(portions.fewest, Math.floor(portion / 2));
  }
  const changed = ({ shopId, incidentId }: SendRow): void => bus.emit('incident.changed', { shopId, incidentId });

  /** @returns whether there is more to choose */
  async function choose(row: SendRow): Promise<boolean> {
    const found = await nextOf(row);
    const people = await affected.people(row.shopId, found.shoppers);
    const recipients = found.shoppers.map((shopperExternalId) => {
      const person = people.get(shopperExternalId);
      return { shopperExternalId, priority: person && isHere(person.id) ? 0 : 1 };
    });
    await sends.choose(row, recipients, found.next === null ? { chosenTo: null, state: 'sending', lookedAt: clock() } : { chosenTo: found.next });
    return found.next !== null;
  }
  async function nextOf(row: SendRow): Promise<{ shoppers: string[]; next: string | null }> {
    if (!row.rule) {
      const shoppers = await sends.toldOf(row.incidentId, row.chosenTo ?? '', chosenAtOnce);
      return { shoppers, next: shoppers.length === chosenAtOnce ? shoppers.at(-1) ?? null : null };
    }
    const { affected: orders, next } = await affected.portion(row.shopId, row.rule, row.chosenTo, chosenAtOnce, clock());
    return { shoppers: [...new Set(orders.flatMap(({ shopperExternalId }) => shopperExternalId ?? []))], next };
  }

  async function tellOne(send: SendRow, shop: TellingShop, row: RecipientRow, name: string | null, all: readonly Order[]): Promise<void> {
    const { rule } = send;
    const orders = rule ? all.filter((order) => isAffected(order, rule, clock())) : [];
    if (rule && orders.length === 0) return sends.mark(row, 'passed', null);
    let missing = false;
    const words = (language: 'zh' | 'en'): string => {
      const text = wordsOf(send, { language, name, orders }, shop);
      missing = text === null;
      return text ?? '';
    };
    try {
      await tell(shop, row.shopperExternalId, {
        id: messageId(row), text: words, orderId: orders[0]?.id, by: { sender: 'agent', id: send.agentId, name: send.agentName },
        onlyIf: () => sends.mayTell(row),
        beside: (_w, { conversationId, seq }) => sends.told(row, { conversationId, seq, toldAt: clock() }),
      });
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'text_empty' && error.code !== 'text_too_long')) throw error;
      await sends.mark(row, 'failed', missing ? 'variable_missing' : error.code);
    }
  }
  /** @returns how long so many take at the right pace, in milliseconds; null where nobody waits */
  async function tellSome(send: SendRow, shop: TellingShop): Promise<number | null> {
    const [now, began] = [clock(), elapsed()];
    const due = await sends.claim(send.id, now, now + leaseMs, portion);
    const shoppers = due.map(({ shopperExternalId }) => shopperExternalId);
    const [people, orders] = [await affected.people(shop.id, shoppers), await ordersOfEach(shop.id, shoppers)];
    // What failed comes back when its lease ends.
    await Promise.all(due.map((row) => tellOne(send, shop, row, people.get(row.shopperExternalId)?.name ?? null, orders.get(row.shopperExternalId) ?? []).catch(onError)));
    const [first] = due;
    if (!first) return null;
    adapt(elapsed() - began);
    return due.length / pace[first.priority === 0 ? 'here' : 'away'] * 1_000;
  }

  /** One portion of one send. @returns how long it takes at the pace that is right for it, in milliseconds; null when nothing is left to do now */
  async function step(id: string): Promise<number | null> {
    const row = await sends.byId(id);
    if (row?.state === 'choosing') {
      await choose(row);
      return 0;
    }
    if (row?.state === 'watching') {
      if (clock() - row.lookedAt < watchEveryMs) return null;
      await sends.move(row, { state: 'choosing', chosenTo: null }, clock());
      return 0;
    }
    if (row?.state !== 'sending') return null;
    const shop = await shopById(row.shopId);
    const paceMs = shop && await tellSome(row, shop);
    if (paceMs) {
      changed(row);
      return paceMs;
    }
    // Another may hold the last of them.
    if (await sends.isAnyWaiting(id)) return null;
    const now = clock();
    const moved = await sends.move(row, row.keepsOn ? { state: 'watching' } : { state: 'done', finishedAt: now }, now);
    if (moved) changed(row);
    return null;
  }

  /** Everything that can be done now, without rests. */
  async function settle(): Promise<void> {
    for (const { id } of await sends.running()) while (await step(id) !== null) { /* until nothing is left */ }
  }

  return {
    step,
    settle,
    /** Looks now and every second, one send after the other, a portion of each at a time. @returns the undo, which waits for the portion under way */
    start(): () => Promise<void> {
      const stop = new AbortController();
      let looking: Promise<void> | null = null;
      async function look(): Promise<void> {
        for (let isMore = true; isMore && !stop.signal.aborted;) {
          isMore = false;
          // Read anew each round: one that was just made does not wait for a large one to end.
          for (const { id } of await sends.running()) {
            if (stop.signal.aborted) return;
            const began = elapsed();
            // What fails holds up no other; it is tried again with the next look.
            const paceMs = await step(id).catch((error: unknown) => { onError(error); return null; });
            if (paceMs === null) continue;
            isMore = true;
            const took = elapsed() - began;
            await wait(Math.max(1, took, paceMs - took), stop.signal).catch(() => undefined);
          }
        }
      }
      const wake = (): void => { looking ??= look().catch(onError).finally(() => { looking = null; }); };
      const timer = setInterval(wake, everyMs);
      timer.unref();
      wake();
      return async () => {
        stop.abort();
        clearInterval(timer);
        await looking;
      };
    },
  };
}
export type SendWorker = ReturnType<typeof createSendWorker>;
