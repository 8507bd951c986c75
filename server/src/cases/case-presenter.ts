/** Rows into what crosses the wire. Pure. */
import type { CaseEvent, CaseProgress, CaseView, ImageView } from '@aftercast/shared';
import type { CaseEventRow, CaseRow } from './case-repository.ts';

type Progress = Pick<CaseRow, 'id' | 'matter' | 'state' | 'orderId' | 'amountCents' | 'currency' | 'dueAt' | 'goods'>;

/** What the shopper is told. The amount only once it was granted: what an agent asks for is no promise. */
export function toProgress({ id, matter, state, orderId, amountCents, currency, dueAt, goods }: Progress): CaseProgress {
  return {
    id, matter, state, orderId, amountCents: state === 'approved' || state === 'done' ? amountCents : null, currency, dueAt,
    ...goods && { goods: goods.map(({ name, sku, quantity }) => ({ name, sku, quantity })) },
  };
}

/** @param shopper who it is for; null when they are gone @param pictures those that are still there, by id */
export function toCaseView(row: CaseRow, shopper: CaseView['shopper'], pictures: ReadonlyMap<string, ImageView>): CaseView {
  const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id, matter: row.matter, state: row.state, orderId: row.orderId, amountCents: row.amountCents, currency: row.currency, dueAt: row.dueAt,
    conversationId: row.conversationId, shopper, items: row.items, ...row.goods && { goods: row.goods }, reasonKind: row.reasonKind, reason: row.reason,
    images: (row.imageIds ?? []).flatMap((id) => pictures.get(id) ?? []), owner: person(row.ownerId, row.ownerName),
    requestedBy: person(row.requestedBy, row.requestedByName), settledCents: row.settledCents, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt,
  };
}

export function toCaseEvent({ version, type, state, agentId, agentName, amountCents, dueAt, note, createdAt }: CaseEventRow): CaseEvent {
  return { version, type, state, agent: { id: agentId, name: agentName }, amountCents, dueAt, note, at: createdAt };
}
