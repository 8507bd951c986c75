import type { InboxConversation, InboxFilter, InboxList } from '@aftercast/shared';
import { passes } from './inbox-filter.ts';
import { dueKey, pressingOf, type Pressing } from '@aftercast/shared/client';

/** Reasons of a handoff that ask for haste; they are tinted as such. */
export const pressingReasons: readonly string[] = ['force_word', 'needs_person'];

/** The last row that was loaded of a list: rows behind it are left for their own page. */
export interface Edge { at: number; id: string }

/** True when the row stands in that list for this agent. What is put aside stands in `mine` only where it is asked for. */
export function belongs(row: InboxConversation, list: InboxList, agentId: string, filter: InboxFilter = {}): boolean {
  switch (list) {
    case 'waiting': return row.state === 'queued';
    case 'mine': return row.state === 'assigned' && row.owner?.id === agentId && (row.snoozedUntil === null || filter.snoozed === true);
    case 'bot': return row.state === 'bot';
    case 'all': return true;
  }
}

/** What a list is sorted by, as the server sorts it. */
export function edgeOf(row: InboxConversation, list: InboxList): Edge {
  return { at: list === 'waiting' ? row.dueAt ?? 0 : list === 'mine' ? dueKey(row) : row.lastMessageAt, id: row.id };
}

/** The earliest deadline first in the queue and among one's own, elsewhere the liveliest first. */
function compare(a: Edge, b: Edge, list: InboxList): number {
  const order = a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
  return list === 'waiting' || list === 'mine' ? order : -order;
}

/**
 * The rows of a list in order.
 * @param edge where the loaded part ends; null when all of it is loaded
 */
export function rowsOf(rows: Iterable<InboxConversation>, list: InboxList, agentId: string, edge: Edge | null, filter: InboxFilter = {}): InboxConversation[] {
  const keyed: { row: InboxConversation; key: Edge }[] = [];
  for (const row of rows) {
    if (!belongs(row, list, agentId, filter) || !passes(row, filter)) continue;
    const key = edgeOf(row, list);
    if (edge === null || compare(key, edge, list) <= 0) keyed.push({ row, key });
  }
  return keyed.sort((a, b) => compare(a.key, b.key, list)).map(({ row }) => row);
}

/** True when the words typed into the filter occur in what the row shows. */
export function matchesFilter(row: InboxConversation, words: string, name: string): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  return [name, row.preview, row.id, row.shopper.externalId ?? '', row.owner?.name ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** Rows that fit, from which on the filter has done its work. */
const enough = 6;

/** True where so few loaded rows fit what is typed that what is searched for may well be elsewhere: in an older conversation, or in what was said. */
export function searchesFurther(words: string, fitting: number): boolean {
  return words.trim() !== '' && fitting < enough;
}

/**
 * How many in the queue are this pressing. Where not all rows are held, the server's count stands in for the rest.
 * @param rows of the queue, the earliest deadline first @param counted by the server, when the lists last changed @param total how many wait in all
 */
export function pressingCount(rows: readonly InboxConversation[], pressing: Pressing, now: number, counted: number, total: number): number {
  const held = rows.filter(({ dueAt }) => dueAt !== null && pressingOf(dueAt, now) === pressing).length;
  return rows.length >= total ? held : Math.max(held, counted);
}

/** The first conversation that a person's word is due in: one's own before the queue's where both are as pressing. */
export function nextDue(mine: readonly InboxConversation[], waiting: readonly InboxConversation[]): InboxConversation | null {
  const [own, queued] = [mine[0], waiting[0]];
  if (!own || own.dueAt === null) return queued ?? null;
  return queued && queued.dueAt !== null && queued.dueAt < own.dueAt ? queued : own;
}
