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
 * the fullest category first, within it the ones with most phrasings: what people ask in many ways they ask often.
 * Of equals the plainer one, with the shorter question, then with fewer keywords.
 */
export function topQuestionsOf(entries: readonly KnowledgeEntry[], count: number): ReplySource[] {
  const standard = entries.filter(({ tier, scope }) => tier === 1 && scope.product === null && scope.liveSession === null);
  const status = standard.reduce<KnowledgeEntry | null>((best, entry) => (parcelFacts(entry) > (best ? parcelFacts(best) : 0) ? entry : best), null);
  const shelves = new Map<string, KnowledgeEntry[]>();
  for (const entry of standard) {
    if (entry !== status) shelves.set(entry.category, [...shelves.get(entry.category) ?? [], entry]);
  }
  for (const shelf of shelves.values()) shelf.sort(mostAsked);
  // The category of the status question has had its turn.
  const turn = (category: string, shelf: readonly KnowledgeEntry[]): number => (category === status?.category ? 0 : shelf.length);
  const order = [...shelves].sort(([a, one], [b, other]) => turn(b, other) - turn(a, one)).map(([, shelf]) => shelf);
  const chosen = status ? [status] : [];
  for (let row = 0; chosen.length < count && order.some((shelf) => shelf.length > row); row += 1) {
    for (const shelf of order) { const entry = shelf[row]; if (entry) chosen.push(entry); }
  }
  return chosen.slice(0, count).map(({ id, question }) => ({ entryId: id, question }));
}

function mostAsked(a: KnowledgeEntry, b: KnowledgeEntry): number {
  return b.phrasings.length - a.phrasings.length || a.question.length - b.question.length || a.keywords.length - b.keywords.length;
}
