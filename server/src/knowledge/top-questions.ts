/** The questions offered as buttons when the bubble opens. Pure. */
import type { KnowledgeEntry } from '@aftercast/shared';
import type { ReplySource } from './bot-reply.ts';
import { variablesIn } from './render-template.ts';

/** How much an answer knows of the parcel: what a shopper asks first is the one that says most of it. */
function parcelFacts({ answer }: KnowledgeEntry): number {
  return variablesIn(answer).filter((name) => name.startsWith('shipment.')).length;
}

/**
 * The order-status question first, then standard questions (tier 1) that hold everywhere, one per category in turn,
 * within a category the ones with most phrasings: what people ask in many ways they ask often.
 */
export function topQuestionsOf(entries: readonly KnowledgeEntry[], count: number): ReplySource[] {
  const standard = entries.filter(({ tier, scope }) => tier === 1 && scope.product === null && scope.liveSession === null);
  const status = standard.reduce<KnowledgeEntry | null>((best, entry) => (parcelFacts(entry) > (best ? parcelFacts(best) : 0) ? entry : best), null);
  const shelves = new Map<string, KnowledgeEntry[]>();
  for (const entry of standard) {
    if (entry !== status) shelves.set(entry.category, [...shelves.get(entry.category) ?? [], entry]);
  }
  for (const shelf of shelves.values()) shelf.sort((a, b) => b.phrasings.length - a.phrasings.length);
  // The category of the status question waits for its second turn.
  const order = [...shelves].sort(([a], [b]) => Number(a === status?.category) - Number(b === status?.category)).map(([, shelf]) => shelf);
  const chosen = status ? [status] : [];
  for (let row = 0; chosen.length < count && order.some((shelf) => shelf.length > row); row += 1) {
    for (const shelf of order) { const entry = shelf[row]; if (entry) chosen.push(entry); }
  }
  return chosen.slice(0, count).map(({ id, question }) => ({ entryId: id, question }));
}
