/**
 * Tries a rule on the last seven days: what it would have sent, to whom, and what its limits would have kept back. It reads a bounded number of
 * orders, in portions, and sends nothing. Called by the rule service.
 */
import { subjectOf, type CareRuleWords, type CareTrial, type CareWhen } from '@aftercast/shared';
import { dayAfter, dayAt, instantOf } from '../hours/wall-clock.ts';
import { deadlineOf } from '../routing/deadline.ts';
import { careWords } from './care-words.ts';
import type { CaseFacts, Facts, OrderFacts } from './facts.ts';
import type { FactsRepository, OpenPlace, Person } from './facts-repository.ts';
import { isFor } from './is-for.ts';
import { firstGap, pastMoment, type Span } from './past-moment.ts';
import type { TellingShop } from './sender.ts';
import { tryRule, type Due } from './try-rule.ts';

/** Of the shop's calendar, today among them. */
const days = 7;
/** The most that one trial looks at. */
export const mostLooked = 20_000;
const ordersAtOnce = 500;
/** Of the outbox, whoever its events are about. */
const eventsAtOnce = 5_000;
const mostEvents = 400_000;
const hourMs = 3_600_000;

interface Deps {
  facts: Pick<FactsRepository, 'newestOpen' | 'changedOrders' | 'orders' | 'caseSteps' | 'waits' | 'person'>;
  clock: () => number;
  yieldTurn: () => Promise<unknown>;
}
/** What was found to be due, and how much was looked at. */
interface Found { about: { facts: Facts; at: number }[]; looked: number; whole: boolean }

export function createTrialService({ facts, clock, yieldTurn }: Deps) {
  /** What is open, and what something was told of in these days: an order that ended before them was silent in them. */
  async function orders(shopId: string, { when, whom }: CareRuleWords, span: Span): Promise<Found> {
    const about: Found['about'] = [];
    const looked = new Set<string>();
    const look = (each: OrderFacts): void => {
      looked.add(each.id);
      const at = isFor(whom, each) ? pastMoment(when, each, span) : null;
      if (at !== null) about.push({ facts: atThatTime(each, when), at });
    };
    for (let before: OpenPlace | null = null; looked.size < mostLooked;) {
      const portion = await facts.newestOpen(shopId, before, ordersAtOnce);
      portion.orders.forEach(look);
      if (portion.next === null) break;
      before = portion.next;
      await yieldTurn();
    }
    let next: number | null = null;
    for (let read = 0; looked.size < mostLooked && read < mostEvents;) {
      const portion = await facts.changedOrders(shopId, span.from, next, eventsAtOnce);
      const unseen = portion.ids.filter((id) => !looked.has(id));
      for (let at = 0; at < unseen.length; at += ordersAtOnce) (await facts.orders(shopId, unseen.slice(at, at + ordersAtOnce))).forEach((one) => look(one.facts));
      read += portion.read;
      next = portion.next;
      if (next === null) return { about, looked: looked.size, whole: true };
      await yieldTurn();
    }
    return { about, looked: looked.size, whole: false };
  }
  async function cases(shopId: string, when: Extract<CareWhen, { kind: 'case_stalled' }>, { from, to }: Span): Promise<Found> {
    const steps = await facts.caseSteps(shopId, from - when.hours * hourMs, mostLooked);
    const byCase = new Map<string, typeof steps>();
    for (const step of steps) byCase.set(step.id, [...byCase.get(step.id) ?? [], step]);
    const about = [...byCase.values()].flatMap((own) => own.flatMap((step, at) => {
      const isRunning = step.state === 'open' || step.state === 'waiting_approval' || step.state === 'approved';
      const due = isRunning ? firstGap([step.at], when.hours * hourMs, own[at + 1]?.at ?? Infinity) : null;
      if (due === null || due < from || due > to) return [];
      const { id, shopperId, language, orderId } = step;
      const stalled: CaseFacts = { subject: 'case', id: `${id}.${at}`, shopperId, conversationId: '', orderId, language, isRunning, movedAt: step.at };
      return [{ facts: stalled, at: due }];
    }));
    return { about, looked: byCase.size, whole: steps.length < mostLooked };
  }
  async function waits(shopId: string, when: Extract<CareWhen, { kind: 'waiting' }>, { from, to }: Span): Promise<Found> {
    const rows = await facts.waits(shopId, from, mostLooked);
    const about = rows.flatMap(({ id, shopperId, language, urgency, from: since, repliedAt, endedAt }) => {
      const dueAt = deadlineOf(urgency, since ?? 0);
      const at = dueAt + when.overMinutes * 60_000;
      const isWaiting = Math.min(repliedAt ?? Infinity, endedAt ?? Infinity) > at;
      return since === null || !isWaiting || at < from || at > to ? [] : [{ facts: { subject: 'wait' as const, id, shopperId, conversationId: id, language, isWaiting, dueAt }, at }];
    });
    return { about, looked: rows.length, whole: rows.length < mostLooked };
  }

  /** Names are asked for once a shopper. */
  function people(shopId: string) {
    const known = new Map<string, Promise<Person>>();
    return async (about: Facts): Promise<Person | null> => {
      if (about.subject === 'order' && about.externalId === null) return null;
      const [key, by] = about.subject === 'order' ? [`e${about.externalId}`, { externalId: about.externalId ?? '' }] as const : [`s${about.shopperId}`, { shopperId: about.shopperId }] as const;
      const person = known.get(key) ?? facts.person(shopId, by);
      known.set(key, person);
      return person;
    };
  }

  return {
    async run(shop: TellingShop, words: CareRuleWords, version: number): Promise<CareTrial> {
      const to = clock();
      const span = { from: instantOf({ date: dayAfter(dayAt(to, shop.timeZone), 1 - days), minutes: 0 }, shop.timeZone, 'start'), to };
      const { when } = words;
      const { about, looked, whole } = subjectOf(when.kind) === 'order' ? await orders(shop.id, words, span) : when.kind === 'case_stalled' ? await cases(shop.id, when, span)
        : when.kind === 'waiting' ? await waits(shop.id, when, span) : { about: [], looked: 0, whole: true };
      const personOf = people(shop.id);
      const due: Due[] = [];
      for (const { facts: each, at } of about) {
        const person = await personOf(each);
        const spoken = each.subject === 'order' ? person?.language ?? shop.language : each.language;
        const { language, text } = careWords(words.texts, each, { shop, language: spoken, shopperName: person?.name ?? null });
        const recipient = person && (person.externalId ?? person.shopperId);
        due.push({ subjectId: each.id, orderId: each.subject === 'order' ? each.id : each.subject === 'case' ? each.orderId : null, at, recipient, language, text });
      }
      return { version, ranAt: to, ...span, ...tryRule(words.limits, due, { span, zone: shop.timeZone }), looked, whole };
    },
  };
}
export type TrialService = ReturnType<typeof createTrialService>;

/** An order as its words were filled then: one that was late had not left, so that its promise still had words. */
function atThatTime(facts: OrderFacts, when: CareWhen): OrderFacts {
  return when.kind === 'unshipped' ? { ...facts, order: { ...facts.order, shipment: null } } : facts;
}
