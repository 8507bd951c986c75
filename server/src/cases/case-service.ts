/**
 * Cases: one matter of one conversation, from its opening to its end. Owns their changes, limits and approvals; tells nobody by itself:
 * the teller writes the notices, the push the sockets. Called by the routes.
 */
import { can, isOpenCase, type CaseAction, type CaseEvent, type CaseLimits, type CaseView, type ImageView, type newCase } from '@aftercast/shared';
import type { z } from 'zod';
import type { Agent } from '../agents/agent-repository.ts';
import { storableText } from '../db/storable-text.ts';
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { limitOf } from './case-limit.ts';
import { toCaseEvent, toCaseView } from './case-presenter.ts';
import type { AlsoOfCase, CaseChange, CaseFilter, CaseRepository, CaseRow } from './case-repository.ts';
import { moveCase, type CaseActor, type CaseMove, type CaseRefusal } from './case-state.ts';
import type { LimitRepository } from './limit-repository.ts';

/** Whose conversation a case belongs to. */
export interface CaseShopper { id: string; name: string | null }

export interface CaseServiceDeps {
  cases: CaseRepository;
  limits: LimitRepository;
  /** The shop's conversation and its shopper. @throws conversation_not_found */
  conversationOf: (shopId: string, conversationId: string) => Promise<unknown>;
  /** Shoppers by conversation; without those that are gone. */
  shoppersOf: (conversationIds: string[]) => Promise<Map<string, CaseShopper>>;
  /** Pictures with fresh links, by id; without those that are gone. */
  sign: (ids: string[]) => Promise<Map<string, ImageView>>;
  colleagues: { byId(id: string): Promise<{ id: string; shopId: string; name: string; disabled: boolean } | null> };
  bus: Bus;
  clock: () => number;
  newId: (prefix: string) => string;
}

/** What a new case is made of. */
type Given = Omit<CaseRow, 'state' | 'settledCents' | 'requestedBy' | 'requestedByName' | 'version' | 'createdAt' | 'updatedAt'>;

const reasons: Record<CaseRefusal, string> = {
  case_not_allowed_now: 'the case does not stand so that this could be done',
  case_amount_missing: 'say how much',
  case_own_request: 'nobody approves what they asked for themselves',
  forbidden: 'your role may not approve cases',
  invalid_request: 'one case does not pay so much',
};

export function createCaseService({ cases, limits, conversationOf, shoppersOf, sign, colleagues, bus, clock, newId }: CaseServiceDeps) {
  async function load(shopId: string, id: string): Promise<CaseRow> {
    const row = await cases.byId(id);
    if (!row || row.shopId !== shopId) throw new AppError('case_not_found', 'there is no such case in this shop');
    return row;
  }
  async function views(rows: CaseRow[]): Promise<CaseView[]> {
    const [shoppers, pictures] = await Promise.all([shoppersOf([...new Set(rows.map(({ conversationId }) => conversationId))]), sign(rows.flatMap(({ imageIds }) => imageIds ?? []))]);
    return rows.map((row) => toCaseView(row, shoppers.get(row.conversationId) ?? null, pictures));
  }
  async function announce(row: CaseRow): Promise<CaseView> {
    const [view] = await views([row]);
    if (!view) throw new Error(`cases: no view of "${row.id}"`);
    bus.emit('case.changed', { shopId: row.shopId, case: view });
    return view;
  }

  async function insert(given: Given, by: { agentId: string; agentName: string }, also?: AlsoOfCase): Promise<CaseView> {
    await conversationOf(given.shopId, given.conversationId);
    const now = clock();
    const row: CaseRow = {
      ...given, items: given.items.map(storableText), reason: storableText(given.reason), state: 'open', settledCents: 0, requestedBy: null, requestedByName: null, version: 1, createdAt: now, updatedAt: now,
    };
    try {
      return await announce(await cases.insert({ row, line: { ...by, type: 'case.opened', note: '', notice: 'case_opened' } }, also));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const [view] = await views([await load(given.shopId, row.id)]);
      if (!view) throw error;
      return view;
    }
  }

  /** A colleague who can own a case. @throws invalid_request */
  async function ownerFor(shopId: string, id: string): Promise<{ ownerId: string; ownerName: string }> {
    const found = await colleagues.byId(id);
    if (!found || found.disabled || found.shopId !== shopId) throw new AppError('invalid_request', 'there is no such colleague');
    return { ownerId: found.id, ownerName: found.name };
  }

  return {
    async page(shopId: string, filter: CaseFilter, slice: { offset: number; limit: number }): Promise<{ cases: CaseView[]; total: number; approvals: number }> {
      const [{ rows, total }, approvals] = await Promise.all([cases.page(shopId, filter, slice), cases.approvals(shopId)]);
      return { cases: await views(rows), total, approvals };
    },
    approvals: cases.approvals,
    /** @throws case_not_found */
    async one(shopId: string, id: string): Promise<{ case: CaseView; events: CaseEvent[] }> {
      const row = await load(shopId, id);
      const [[view], history] = await Promise.all([views([row]), cases.history(id)]);
      if (!view) throw new AppError('case_not_found', 'there is no such case in this shop');
      return { case: view, events: history.map(toCaseEvent) };
    },

    /**
     * Opens a case that its shopper asked for: nobody's until someone takes it. The same id again gives the first outcome.
     * @param shopper their name, for the case's history @throws conversation_not_found
     */
    request(shopId: string, given: Pick<CaseRow, 'id' | 'conversationId' | 'orderId' | 'items' | 'goods' | 'matter' | 'reasonKind' | 'reason' | 'imageIds' | 'amountCents' | 'currency' | 'dueAt'>, shopper: string): Promise<CaseView> {
      return insert({ ...given, shopId, ownerId: null, ownerName: null }, { agentId: '', agentName: storableText(shopper) });
    },

    /** Opens a case. The same id again gives the first outcome. @param also is written in the same transaction @throws conversation_not_found */
    open(agent: Agent, given: z.output<typeof newCase>, also?: AlsoOfCase): Promise<CaseView> {
      const { id = newId('case'), conversationId, orderId, items, matter, reason, amountCents, currency, dueAt } = given;
      return insert({ id, shopId: agent.shopId, conversationId, orderId, items, goods: null, matter, reasonKind: null, reason, imageIds: null, amountCents, currency, dueAt, ownerId: agent.id, ownerName: agent.name }, { agentId: agent.id, agentName: agent.name }, also);
    },

    /**
     * Does one thing with a case that the agent saw in this version.
     * @param also is written in the same transaction
     * @throws case_not_found, version_conflict, case_not_allowed_now, case_amount_missing, case_own_request, forbidden, invalid_request
     */
    async act(agent: Agent, id: string, version: number, action: CaseAction, also?: AlsoOfCase): Promise<CaseView> {
      await load(agent.shopId, id);
      const allowed = limitOf(await limits.of(agent.shopId), agent);
      const owner = action.type === 'assign' ? await ownerFor(agent.shopId, action.ownerId) : null;
      const now = clock();
      const outcome = await cases.change<CaseRefusal>(id, version, (row, grantedCents): CaseChange | CaseRefusal => {
        const next = { ...row, version: version + 1, updatedAt: now };
        const by = { agentId: agent.id, agentName: agent.name };
        if (action.type === 'assign' || action.type === 'set_deadline') {
          if (!isOpenCase(row.state)) return 'case_not_allowed_now';
          return action.type === 'assign'
            ? { row: { ...next, ...owner }, line: { ...by, type: 'case.assigned', note: owner?.ownerName ?? '', notice: null } }
            : { row: { ...next, dueAt: action.dueAt }, line: { ...by, type: 'case.deadline_set', note: '', notice: 'case_changed' } };
        }
        const actor: CaseActor = { id: agent.id, mayApprove: can(agent, 'approve', 'cases'), limitCents: allowed, grantedCents };
        const move: CaseMove | CaseRefusal = moveCase(row, action, actor);
        if (typeof move === 'string') return move;
        const { event, notice, requestedBy, ...columns } = move;
        return {
          row: { ...next, ...columns, requestedBy, requestedByName: requestedBy === null ? null : agent.name },
          line: { ...by, type: event, note: storableText('note' in action ? action.note : ''), notice },
        };
      }, also);
      if (outcome === null) throw new AppError('version_conflict', 'the case has changed meanwhile', { details: { version: (await load(agent.shopId, id)).version } });
      if (typeof outcome === 'string') throw new AppError(outcome, reasons[outcome]);
      return announce(outcome.row);
    },

    /** What the shop allows, and what holds for this agent; null is without a bound. */
    async limits(agent: Agent): Promise<{ limits: CaseLimits; own: number | null }> {
      const found = await limits.of(agent.shopId);
      return { limits: found, own: limitOf(found, agent) };
    },
    setLimits: limits.put,
  };
}
export type CaseService = ReturnType<typeof createCaseService>;
