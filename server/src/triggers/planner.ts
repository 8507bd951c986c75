/**
 * Turns what becomes of orders into jobs. It follows the outbox by a durable cursor, so that a stop loses nothing, and goes through the open
 * orders in portions when a rule was switched on or changed. It sends nothing. Called by the worker.
 */
import type { EventRepository } from '../events/event-repository.ts';
import type { OrderFacts } from './facts.ts';
import type { FactsRepository } from './facts-repository.ts';
import { dueStates, isEvent } from './care-moment.ts';
import type { JobRepository } from './job-repository.ts';
import { planJob } from './judge-job.ts';
import { liveRule } from './live-rule.ts';
import type { RuleRepository, RuleRow } from './rule-repository.ts';
import { subjectOf } from '@aftercast/shared';

/** With a dot, which the HTTP feed refuses: no merchant's system can move this cursor. */
export const plannerCursor = 'care.planner';
const eventsAtOnce = 2_000;
/** Read and judged in one go, while others wait. */
const ordersAtOnce = 100;
const mattersAtOnce = 200;
const hourMs = 3_600_000;

/** What the outbox says of an order: since `before`, what its state was. */
interface Change { orderId: string; status: string; before: string | null }

interface Deps {
  rules: Pick<RuleRepository, 'planned'>;
  facts: Pick<FactsRepository, 'orders' | 'openOrders' | 'stalledCases' | 'lateWaits'>;
  jobs: Pick<JobRepository, 'plan'>;
  feed: Pick<EventRepository, 'readOf' | 'advance'>;
  clock: () => number;
}

export function createPlanner({ rules, facts, jobs, feed, clock }: Deps) {
  /** @param turned orders that came into their state; null: all are gone through, and nothing happens to them now */
  async function plan(shopId: string, on: readonly RuleRow[], orders: readonly OrderFacts[], turned: ReadonlySet<string> | null): Promise<void> {
    const now = clock();
    const set: Parameters<JobRepository['plan']>[1]['set'][number][] = [];
    const forget: { shopId: string; ruleId: string; subjectId: string }[] = [];
    for (const row of on) {
      const rule = liveRule(row);
      if (subjectOf(rule.when.kind) !== 'order') continue;
      const firm = isEvent(rule.when);
      if (firm && turned === null) continue;
      for (const order of orders) {
        const key = { shopId, ruleId: row.id, subjectId: order.id };
        const plannedAt = rule.when.kind === 'status' && turned !== null && !turned.has(order.id) ? null : planJob(rule, order, now);
        if (plannedAt !== null) set.push({ ...key, plannedAt, firm });
        else if (!firm) forget.push(key);
      }
    }
    if (set.length + forget.length > 0) await jobs.plan(shopId, { set, forget });
  }

  return {
    /** One portion of the outbox. @returns whether there may be more */
    async follow(shopId: string, on: readonly RuleRow[]): Promise<boolean> {
      const next = await feed.readOf(shopId, plannerCursor, ['order.updated'], eventsAtOnce);
      if (!next) return false;
      const changes = next.events.map(({ payload }) => payload as Change);
      const turned = new Set(changes.filter(({ status, before }) => status !== before).map(({ orderId }) => orderId));
      const unknownBefore = new Set(changes.filter(({ before }) => before === null).map(({ orderId }) => orderId));
      // What was told last counts; what no rule is about now is let be, and a job it may have finds that out when it is due.
      const states = new Map(changes.map(({ orderId, status }) => [orderId, status]));
      const ids = [...states].flatMap(([orderId, status]) => (on.some(({ words }) => dueStates(words.when)?.some((state) => state === status) ?? true) ? [orderId] : []));
      for (let at = 0; at < ids.length; at += ordersAtOnce) {
        // What an import tells for the first time is as old as the last thing known of it, not news.
        const orders = await facts.orders(shopId, ids.slice(at, at + ordersAtOnce));
        await plan(shopId, on, orders.map(({ facts: order, timeless }) => (timeless && unknownBefore.has(order.id) ? { ...order, statusSince: order.lastMovedAt ?? order.paidAt } : order)), turned);
      }
      await feed.advance(shopId, plannerCursor, next.upTo);
      return next.read === eventsAtOnce;
    },
    /** One portion of the open orders for a rule that was switched on or changed. @returns up to where they are planned now; null: all are */
    async goThrough(row: RuleRow & { plannedTo: object }): Promise<RuleRow['plannedTo']> {
      const { orders, next: plannedTo } = await facts.openOrders(row.shopId, row.plannedTo, ordersAtOnce);
      await plan(row.shopId, [row], orders, null);
      await rules.planned(row, plannedTo);
      return plannedTo;
    },
    /** Cases that stand still and waits that last: few at any time, so they are looked for, not followed. */
    async lookAround(shopId: string, on: readonly RuleRow[]): Promise<void> {
      const now = clock();
      for (const row of on) {
        const { when, limits } = liveRule(row);
        const oldest = now - limits.maxAgeHours * hourMs;
        const found = when.kind === 'case_stalled' ? await facts.stalledCases(shopId, row.id, { from: oldest - when.hours * hourMs, before: now - when.hours * hourMs }, mattersAtOnce)
          : when.kind === 'waiting' ? await facts.lateWaits(shopId, row.id, { from: oldest - when.overMinutes * 60_000, before: now - when.overMinutes * 60_000 }, mattersAtOnce) : [];
        const set = found.flatMap((each) => {
          const plannedAt = planJob(liveRule(row), each, now);
          return plannedAt === null ? [] : [{ shopId, ruleId: row.id, subjectId: each.id, plannedAt, firm: true }];
        });
        if (set.length > 0) await jobs.plan(shopId, { set, forget: [] });
      }
    },
  };
}
export type Planner = ReturnType<typeof createPlanner>;
