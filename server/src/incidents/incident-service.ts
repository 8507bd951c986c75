/**
 * Incidents: many conversations with one cause. Owns who belongs to one, what looks like one, and its end; what is said to all is the
 * reply service's. Called by the routes.
 */
import type { IncidentMember, IncidentSuggestion, IncidentView, Language, UrgencyReason, newIncident } from '@aftercast/shared';
import type { z } from 'zod';
import type { Agent } from '../agents/agent-repository.ts';
import { listedPreview } from '../conversation/presenter.ts';
import { storableText } from '../db/storable-text.ts';
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { groupByCause, type Waiting } from './group.ts';
import type { IncidentRepository, IncidentRow, MemberCounts, MemberRow } from './incident-repository.ts';

/** The parts of a conversation that an incident looks at. */
export interface Talk {
  id: string; shopId: string; shopperId: string; state: IncidentMember['state']; waitingSince: number | null; preview: string; urgencyReasons: UrgencyReason[] | null; language: Language;
  context: Record<string, string | number | undefined>;
}

interface Deps {
  incidents: IncidentRepository;
  talksOf: (ids: string[]) => Promise<Talk[]>;
  shopperNameOf: (shopperId: string) => Promise<string | null>;
  /** Ids of the entries nearest to words, best first. */
  nearest: (shopId: string, text: string, context: object, language: Language) => Promise<string[]>;
  /** Questions by entry id. */
  questionsOf: (shopId: string, language: Language) => Promise<ReadonlyMap<string, string>>;
  bus: Bus;
  clock: () => number;
  newId: (prefix: string) => string;
}

/** So many of those who wait longest are looked at. */
const lookedAt = 300;

export function createIncidentService({ incidents, talksOf, shopperNameOf, nearest, questionsOf, bus, clock, newId }: Deps) {
  async function load(shopId: string, id: string): Promise<IncidentRow> {
    const row = await incidents.byId(id);
    if (!row || row.shopId !== shopId) throw new AppError('incident_not_found', 'there is no such incident in this shop');
    return row;
  }
  async function viewsOf(rows: IncidentRow[]): Promise<IncidentView[]> {
    const counts = await incidents.counts(rows.map(({ id }) => id));
    return rows.map((row) => toView(row, counts.get(row.id)));
  }
  async function view(shopId: string, id: string): Promise<IncidentView> {
    const [found] = await viewsOf([await load(shopId, id)]);
    if (!found) throw new AppError('incident_not_found', 'there is no such incident in this shop');
    return found;
  }
  /** Those of the shop alone. @throws conversation_not_found when one is not */
  async function membersOf(shopId: string, incidentId: string, ids: readonly string[]): Promise<MemberRow[]> {
    const talks = await talksOf([...new Set(ids)]);
    const known = new Map(talks.filter((talk) => talk.shopId === shopId).map((talk) => [talk.id, talk]));
    return [...new Set(ids)].map((conversationId) => {
      const talk = known.get(conversationId);
      if (!talk) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      const { orderId } = talk.context;
      return { incidentId, conversationId, orderId: typeof orderId === 'string' ? orderId : null, addedAt: clock() };
    });
  }
  async function changed(shopId: string, id: string): Promise<IncidentView> {
    bus.emit('incident.changed', { shopId, incidentId: id });
    return view(shopId, id);
  }

  return {
    load,
    view,
    async page(shopId: string, state: 'open' | 'closed' | undefined, slice: { offset: number; limit: number }): Promise<IncidentView[]> {
      return viewsOf(await incidents.page(shopId, state, slice));
    },
    /** In the order in which they came in. @throws incident_not_found */
    async members(shopId: string, id: string, slice: { offset: number; limit: number }): Promise<IncidentMember[]> {
      await load(shopId, id);
      const rows = await incidents.members(id, slice);
      const talks = new Map((await talksOf(rows.map(({ conversationId }) => conversationId))).map((talk) => [talk.id, talk]));
      return Promise.all(rows.flatMap((row) => {
        const talk = talks.get(row.conversationId);
        return talk ? [toMember(row, talk, shopperNameOf)] : [];
      }));
    },
    /** The same id again gives the first outcome. @throws conversation_not_found */
    async open(agent: Agent, given: z.output<typeof newIncident>): Promise<IncidentView> {
      const id = given.id ?? newId('inc');
      const row: IncidentRow = {
        id, shopId: agent.shopId, title: storableText(given.title), cause: storableText(given.cause), product: given.product, liveSession: given.liveSession,
        state: 'open', version: 1, authorName: agent.name, createdAt: clock(), closedAt: null,
      };
      try {
        await incidents.insert(row, await membersOf(agent.shopId, id, given.conversationIds));
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        return view(agent.shopId, id);
      }
      return changed(agent.shopId, id);
    },
    /** @throws incident_not_found, incident_closed, conversation_not_found */
    async add(shopId: string, id: string, conversationIds: readonly string[]): Promise<IncidentView> {
      await load(shopId, id);
      if (await incidents.addMembers(id, await membersOf(shopId, id, conversationIds)) === null) throw new AppError('incident_closed', 'the incident is closed');
      return changed(shopId, id);
    },
    /** @throws incident_not_found, conversation_not_found */
    async remove(shopId: string, id: string, conversationId: string): Promise<IncidentView> {
      await load(shopId, id);
      if (!await incidents.removeMember(id, conversationId)) throw new AppError('conversation_not_found', 'this conversation is not part of the incident');
      return changed(shopId, id);
    },
    /** Closing what is closed changes nothing. @throws incident_not_found */
    async close(shopId: string, id: string): Promise<IncidentView> {
      await incidents.close(await load(shopId, id), clock());
      return changed(shopId, id);
    },
    /** Waiting conversations that look like one cause, the largest group first. */
    async suggestions(shopId: string): Promise<IncidentSuggestion[]> {
      const [rows, zh, en] = await Promise.all([incidents.waiting(shopId, lookedAt), questionsOf(shopId, 'zh'), questionsOf(shopId, 'en')]);
      const waiting = await Promise.all(rows.map(async (row): Promise<Waiting> => {
        const { product, liveSession } = row.context;
        const [entryId = null] = row.preview === '' ? [] : await nearest(shopId, row.preview, row.context, row.language);
        return {
          id: row.id, preview: listedPreview(row), waitingSince: row.waitingSince, entryId,
          product: typeof product === 'string' ? product : null, liveSession: typeof liveSession === 'string' ? liveSession : null,
        };
      }));
      return groupByCause(waiting).map(({ conversations, ...group }) => ({
        ...group, title: zh.get(group.entryId ?? '') ?? en.get(group.entryId ?? '') ?? group.product ?? group.liveSession ?? '',
        conversations: conversations.map(({ id, preview, waitingSince }) => ({ id, preview, waitingSince })),
      }));
    },
  };
}
export type IncidentService = ReturnType<typeof createIncidentService>;

function toView({ id, title, cause, product, liveSession, state, authorName, version, createdAt, closedAt }: IncidentRow, counts: MemberCounts | undefined): IncidentView {
  return { id, title, cause, product, liveSession, state, authorName, version, createdAt, closedAt, members: counts?.members ?? 0, waiting: counts?.waiting ?? 0 };
}

async function toMember(row: MemberRow, talk: Talk, nameOf: (shopperId: string) => Promise<string | null>): Promise<IncidentMember> {
  return {
    conversationId: row.conversationId, shopperName: await nameOf(talk.shopperId), orderId: row.orderId, state: talk.state, waiting: talk.waitingSince !== null,
    preview: listedPreview(talk), addedAt: row.addedAt,
  };
}
