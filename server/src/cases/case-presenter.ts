/** Rows into what crosses the wire. Pure. */
import type { CaseEvent, CaseProgress, CaseView } from '@aftercast/shared';
import type { CaseEventRow, CaseRow } from './case-repository.ts';

type Progress = Pick<CaseRow, 'id' | 'matter' | 'state' | 'orderId' | 'amountCents' | 'currency' | 'dueAt'>;

/** What the shopper is told. The amount only once it was granted: what an agent asks for is no promise. */
export function toProgress({ id, matter, state, orderId, amountCents, currency, dueAt }: Progress): CaseProgress {
  return { id, matter, state, orderId, amountCents: state === 'approved' || state === 'done' ? amountCents : null, currency, dueAt };
}

/** @param shopper who it is for; null when they are gone */
export function toCaseView(row: CaseRow, shopper: CaseView['shopper']): CaseView {
  const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id, matter: row.matter, state: row.state, orderId: row.orderId, amountCents: row.amountCents, currency: row.currency, dueAt: row.dueAt,
    conversationId: row.conversationId, shopper, items: row.items, reason: row.reason, owner: person(row.ownerId, row.ownerName),
    requestedBy: person(row.requestedBy, row.requestedByName), settledCents: row.settledCents, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt,
  };
}

export function toCaseEvent({ version, type, state, agentId, agentName, amountCents, dueAt, note, createdAt }: CaseEventRow): CaseEvent {
  return { version, type, state, agent: { id: agentId, name: agentName }, amountCents, dueAt, note, at: createdAt };
}
