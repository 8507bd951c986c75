/**
 * Runs proactive care: plans from what happened, and does what is due, a bounded number a second and shop, so that a burst of news does not hurt
 * the chat. Several processes may run it. Everything it needs to know stands in the database. Started by the process.
 */
import type { Bus } from '../events/bus.ts';
import { createClockGuard } from './clock-guard.ts';
import type { JobRepository } from './job-repository.ts';
import type { Planner } from './planner.ts';
import type { RuleRepository, RuleRow } from './rule-repository.ts';
import type { Sender, TellingShop } from './sender.ts';

const everyMs = 1_000;
/** What each shop may send with one look, and how much of it at once. */
export const sentALook = 40;
const atOnce = 8;
/** A worker that dies gives back what it took after this time. */
const leaseMs = 60_000;
/** Of the outbox, and of the open orders of a rule, with one look. */
const portionsALook = 10;
/** Cases and waits are looked for this often. */
const aroundMs = 15_000;

interface Deps {
  rules: Pick<RuleRepository, 'shopsOn' | 'on'>;
  jobs: Pick<JobRepository, 'isAnyDue' | 'claim'>;
  planner: Planner;
  sender: Sender;
  shopById: (id: string) => Promise<TellingShop | null>;
  bus: Bus;
  clock: () => number;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  onError: (error: unknown) => void;
}

export function createCareWorker({ rules, jobs, planner, sender, shopById, bus, clock, elapsed, onError }: Deps) {
  const mayBelieve = createClockGuard({ clock, elapsed });
  /** Shops of which an order has changed since the last look; all are read at the first one. */
  const changed = new Set<string>();
  const lookedAround = new Map<string, number>();

  /** Some portions of the open orders. */
  async function goThrough(row: RuleRow): Promise<void> {
    for (let [plannedTo, portions] = [row.plannedTo, 0]; plannedTo !== null && portions < portionsALook; portions += 1) plannedTo = await planner.goThrough({ ...row, plannedTo });
  }

  async function plan(shopId: string, on: Awaited<ReturnType<typeof rules.on>>): Promise<void> {
    if (!lookedAround.has(shopId) || changed.delete(shopId)) {
      for (let portions = 0; await planner.follow(shopId, on); portions += 1) {
        if (portions < portionsALook) continue;
        changed.add(shopId);
        break;
      }
    }
    for (const row of on) await goThrough(row);
    const now = clock();
    // Put back, the clock does not hold up the next look.
    if (Math.abs(now - (lookedAround.get(shopId) ?? -Infinity)) < aroundMs) return;
    lookedAround.set(shopId, now);
    await planner.lookAround(shopId, on);
    // Another process may have heard of what this one did not.
    changed.add(shopId);
  }

  /** @returns how many jobs were done */
  async function sendDue(shopId: string, on: Awaited<ReturnType<typeof rules.on>>): Promise<number> {
    if (!await jobs.isAnyDue(shopId, clock())) return 0;
    const shop = await shopById(shopId);
    if (!shop) return 0;
    const now = clock();
    const due = await jobs.claim(shopId, now, now + leaseMs, sentALook);
    const byId = new Map(on.map((row) => [row.id, row]));
    for (let at = 0; at < due.length; at += atOnce) {
      await Promise.all(due.slice(at, at + atOnce).map((job) => sender.send(shop, byId.get(job.ruleId), job).catch(onError)));
    }
    return due.length;
  }

  /** One look at all shops. @returns whether there is more to do at once */
  async function look(): Promise<boolean> {
    let isMore = false;
    const believes = mayBelieve();
    for (const shopId of await rules.shopsOn()) {
      try {
        const on = await rules.on(shopId);
        await plan(shopId, on);
        isMore = (believes && (await sendDue(shopId, on)) === sentALook) || changed.has(shopId) || on.some(({ plannedTo }) => plannedTo !== null) || isMore;
      } catch (error) {
        // Whatever failed in one shop is tried again with the next look, and holds up no other.
        changed.add(shopId);
        onError(error);
      }
    }
    return isMore;
  }

  /** Reads a shop's outbox with the next look, not with one of the rarer ones. */
  const listen = () => bus.on('order.changed', ({ shopId }) => { changed.add(shopId); });

  return {
    look,
    listen,
    /** Everything that is to be done by now. */
    async settle(): Promise<void> {
      while (await look()) { /* until nothing is left */ }
    },
    /** Looks now and every second. @returns the undo, which waits for what is under way */
    start(): () => Promise<void> {
      let looking: Promise<void> | null = null;
      const off = listen();
      const wake = (): void => { looking ??= look().then(() => undefined, onError).finally(() => { looking = null; }); };
      const timer = setInterval(wake, everyMs);
      timer.unref();
      wake();
      return async () => {
        clearInterval(timer);
        off();
        await looking;
      };
    },
  };
}
export type CareWorker = ReturnType<typeof createCareWorker>;
