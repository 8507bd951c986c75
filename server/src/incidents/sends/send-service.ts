/**
 * What is said to everyone an incident concerns: looked at before, opened, paused, stopped, followed, and closed with a last word. Telling is the
 * worker's. Called by the routes.
 */
import { setImmediate as yieldTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { AffectedRule, IncidentSend, newIncidentSend, RecipientFilter, SendCounts, SendPreview, SendRecipient, SendState, SendTexts } from '@aftercast/shared';
import type { z } from 'zod';
import type { Agent } from '../../agents/agent-repository.ts';
import { storableText } from '../../db/storable-text.ts';
import { isUniqueViolation } from '../../db/store.ts';
import { AppError } from '../../errors.ts';
import type { Bus } from '../../events/bus.ts';
import type { Order } from '../../orders/order.ts';
import type { IncidentService } from '../incident-service.ts';
import { isAffected } from './affected.ts';
import type { AffectedRepository } from './affected-repository.ts';
import type { FollowedRow, SendRepository, SendRow } from './send-repository.ts';
import { sendWords, spokenIn } from './send-words.ts';
import type { TellingShop } from './send-worker.ts';

interface Deps {
  sends: SendRepository;
  affected: AffectedRepository;
  incidents: Pick<IncidentService, 'load'>;
  ordersOf: (shopId: string, externalId: string) => Promise<Order[]>;
  shopById: (id: string) => Promise<TellingShop | null>;
  bus: Bus;
  clock: () => number;
}

const lookedAtOnce = 1_000;
/** More shoppers than this are not counted for a preview. */
const mostCounted = 100_000;
const sampled = 8;
/** What became of them is asked for so many at once. */
const askedAtOnce = 250;
/** What was counted stands so long; of a large send longer. */
const [freshMs, large, largeFreshMs] = [1_000, 2_000, 15_000];
type Followed = Pick<SendCounts, 'seen' | 'asked' | 'wrote' | 'solved'>;
const running: ReadonlySet<SendState> = new Set(['choosing', 'sending', 'watching']);

export function createSendService({ sends, affected, incidents, ordersOf, shopById, bus, clock }: Deps) {
  const known = new LRUCache<string, { at: number; upTo: number; followed: Promise<{ figures: Followed; size: number }> }>({ max: 200 });
  const notFound = (): AppError => new AppError('not_found', 'there is no such send in this incident');
  async function load(shopId: string, incidentId: string, id: string): Promise<SendRow> {
    const row = await sends.byId(id);
    if (!row || row.shopId !== shopId || row.incidentId !== incidentId) throw notFound();
    return row;
  }
  async function shopOf(id: string): Promise<TellingShop> {
    const shop = await shopById(id);
    if (!shop) throw new AppError('not_found', 'there is no such shop');
    return shop;
  }
  /** What became of those who were told, in portions: there may be tens of thousands, and the page that shows it asks again and again. */
  async function follow({ id, shopId, rule }: SendRow): Promise<Followed> {
    const followed: Followed = { seen: 0, asked: 0, wrote: 0, solved: 0 };
    for (let after = ''; ;) {
      const rows = await sends.recipients(id, null, after, askedAtOnce);
      const told = rows.filter(({ state }) => state === 'told');
      for (const name of ['seen', 'asked', 'wrote'] as const) followed[name] += told.filter((row) => row[name] === 1).length;
      if (rule) followed.solved += told.length - (await affected.stillAffected(shopId, rule, told.map(({ shopperExternalId }) => shopperExternalId), clock())).size;
      const last = rows.at(-1);
      if (!last || rows.length < askedAtOnce) return followed;
      after = last.shopperExternalId;
      await yieldTurn();
    }
  }
  async function followedOf(row: SendRow): Promise<Followed> {
    const now = clock();
    const held = known.get(row.id);
    const keep = held && (held.upTo > now || await held.followed.then(({ size }) => size > large && held.at + largeFreshMs > now, () => false));
    if (held && keep) return (await held.followed).figures;
    const followed = Promise.all([follow(row), sends.tally(row.id)]).then(([figures, { told }]) => ({ figures, size: told }));
    known.set(row.id, { at: now, upTo: now + freshMs, followed });
    followed.catch(() => known.delete(row.id));
    return (await followed).figures;
  }
  async function countsOf(row: SendRow): Promise<SendCounts> {
    return { ...await sends.tally(row.id), ...await followedOf(row) };
  }
  async function view(row: SendRow): Promise<IncidentSend> {
    const { id, kind, rule, texts, keepsOn, state, version, agentName, createdAt, finishedAt } = row;
    return { id, kind, rule, texts, keepsOn, state, version, agentName, createdAt, finishedAt, counts: await countsOf(row) };
  }
  async function changed(row: SendRow): Promise<IncidentSend> {
    bus.emit('incident.changed', { shopId: row.shopId, incidentId: row.incidentId });
    const now = await sends.byId(row.id);
    if (!now) throw notFound();
    return view(now);
  }
  function rowOf(agent: Agent, incidentId: string, given: { id: string; texts: SendTexts; rule: AffectedRule | null; keepsOn: boolean }): SendRow {
    const now = clock();
    return {
      id: given.id, incidentId, shopId: agent.shopId, kind: given.rule ? 'opening' : 'closing', rule: given.rule, texts: { zh: storableText(given.texts.zh), en: storableText(given.texts.en) },
      keepsOn: given.keepsOn, state: 'choosing', pausedIn: null, chosenTo: null, version: 1, agentId: agent.id, agentName: agent.name, createdAt: now, lookedAt: now, finishedAt: null,
    };
  }
  async function insert(row: SendRow, closes: boolean): Promise<IncidentSend> {
    await incidents.load(row.shopId, row.incidentId);
    try {
      if (!await sends.insert(row, closes)) {
        const before = await sends.byId(row.id);
        if (before?.shopId === row.shopId && before.incidentId === row.incidentId) return view(before);
        throw new AppError('incident_closed', 'the incident is closed');
      }
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return view(await load(row.shopId, row.incidentId, row.id));
    }
    return changed(row);
  }
  async function move(row: SendRow, patch: Parameters<SendRepository['move']>[1]): Promise<IncidentSend> {
    // A portion that goes out raises the version too; what was decided on is the state.
    for (let held: SendRow | null = row; held && held.state === row.state; held = await sends.byId(row.id)) if (await sends.move(held, patch, clock())) return changed(row);
    throw new AppError('version_conflict', 'the send does something else meanwhile');
  }
  const toSample = async (shop: TellingShop, { rule, texts }: { rule: AffectedRule; texts: SendTexts }, externalId: string, name: string | null): Promise<SendPreview['samples'][number]> => {
    const orders = (await ordersOf(shop.id, externalId)).filter((order) => isAffected(order, rule, clock()));
    return { orderIds: orders.map(({ id }) => id), shopperName: name, language: spokenIn(texts, shop.language), text: sendWords(texts, { language: shop.language, name, orders }, shop) };
  };

  return {
    /** The newest first. @throws incident_not_found */
    async of(shopId: string, incidentId: string): Promise<IncidentSend[]> {
      await incidents.load(shopId, incidentId);
      const views: IncidentSend[] = [];
      for (const row of await sends.of(incidentId)) views.push(await view(row));
      return views;
    },
    /** Whom it would reach, and what some of them would read. Goes through the open orders in portions. @throws incident_not_found */
    async preview(shopId: string, incidentId: string, given: { rule: AffectedRule; texts: SendTexts }): Promise<SendPreview> {
      await incidents.load(shopId, incidentId);
      const shop = await shopOf(shopId);
      const shoppers = new Set<string>();
      const preview: SendPreview = { orders: 0, shoppers: 0, guests: 0, talking: 0, toldBefore: 0, isAll: true, samples: [] };
      for (let place: string | null = null; ;) {
        const { affected: orders, next } = await affected.portion(shopId, given.rule, place, lookedAtOnce, clock());
        preview.orders += orders.length;
        preview.guests += orders.filter(({ shopperExternalId }) => shopperExternalId === null).length;
        const fresh = [...new Set(orders.flatMap(({ shopperExternalId }) => shopperExternalId ?? []))].filter((id) => !shoppers.has(id));
        const people = await affected.people(shopId, fresh);
        preview.talking += [...people.values()].filter(({ talking }) => talking).length;
        preview.toldBefore += await sends.toldAmong(shopId, incidentId, fresh);
        for (const id of fresh) {
          shoppers.add(id);
          if (preview.samples.length < sampled) preview.samples.push(await toSample(shop, given, id, people.get(id)?.name ?? null));
        }
        if (next === null || shoppers.size >= mostCounted) return { ...preview, shoppers: shoppers.size, isAll: next === null };
        place = next;
        await yieldTurn();
      }
    },
    /** Tells everyone it concerns. The same id again gives the first outcome. @throws incident_not_found, incident_closed */
    open: (agent: Agent, incidentId: string, given: z.output<typeof newIncidentSend>): Promise<IncidentSend> => insert(rowOf(agent, incidentId, given), false),
    /** Closes the incident with a last word to everyone who was told. The same id again gives the first outcome. @throws incident_not_found, incident_closed */
    close: (agent: Agent, incidentId: string, given: { id: string; texts: SendTexts }): Promise<IncidentSend> => insert(rowOf(agent, incidentId, { ...given, rule: null, keepsOn: false }), true),
    /**
     * Pauses, goes on or stops. What is under way ends with its portion; the rest is told no more. Doing it again changes nothing.
     * @throws not_found, version_conflict where it has ended or does something else meanwhile
     */
    async steer(shopId: string, incidentId: string, id: string, act: 'pause' | 'resume' | 'stop'): Promise<IncidentSend> {
      const row = await load(shopId, incidentId, id);
      const { state } = row;
      if (act === 'stop') {
        if (state === 'stopped') return view(row);
        if (state !== 'done') return move(row, { state: 'stopped', finishedAt: clock() });
      } else if (act === 'pause') {
        if (state === 'paused') return view(row);
        if (running.has(state)) return move(row, { state: 'paused', pausedIn: state as 'choosing' });
      } else {
        if (running.has(state)) return view(row);
        if (state === 'paused') return move(row, { state: row.pausedIn ?? 'sending', pausedIn: null });
      }
      throw new AppError('version_conflict', 'this send has ended');
    },
    /** In order of their ids, from behind `after` on. @throws not_found */
    async recipients(shopId: string, incidentId: string, id: string, { filter, after, limit }: { filter: RecipientFilter | null; after: string; limit: number }): Promise<SendRecipient[]> {
      await load(shopId, incidentId, id);
      return (await sends.recipients(id, filter, after, limit)).map(toRecipient);
    },
  };
}
export type SendService = ReturnType<typeof createSendService>;

function toRecipient({ shopperExternalId, shopperName, state, problem, toldAt, seen, asked, wrote, conversationId }: FollowedRow): SendRecipient {
  return { shopperExternalId, shopperName, state, problem, toldAt, seen: seen === 1, asked: asked === 1, wrote: wrote === 1, conversationId };
}
