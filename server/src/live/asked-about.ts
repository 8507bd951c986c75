/** What shoppers ask during a broadcast, gathered by the link they mean. Pure. */
import type { LiveSession } from '@aftercast/shared';
import { mentionIn, pointsAtScreen } from './mention.ts';
import { productMeant, seenAt } from './on-screen.ts';

/** A shopper's words. `product`: what their page showed. `handedOver`: the bot had no answer. */
export interface Asked { text: string; askedAt: number; product: string | null; handedOver: boolean }
/** The same words once, with how often they came. */
export interface AskedWords { text: string; count: number; needPerson: number; lastAt: number }
/** `link` null: about none in particular. */
export interface AskedLink { link: number | null; asked: number; needPerson: number; questions: AskedWords[] }

const shownWords = 5;

/**
 * By link, the busiest first. A question belongs to the link that it names or points at, else to that of the page's product. Of each link
 * the words that needed a person most come first, then the most frequent, then the newest.
 */
export function askedAbout(session: LiveSession, questions: readonly Asked[]): AskedLink[] {
  const byLink = new Map<number | null, Map<string, AskedWords>>();
  for (const { text, askedAt, product, handedOver } of questions) {
    const link = linkMeant(session, text, askedAt, product);
    const words = byLink.get(link) ?? new Map<string, AskedWords>();
    byLink.set(link, words);
    const key = text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '').toLowerCase();
    const before = words.get(key) ?? { text, count: 0, needPerson: 0, lastAt: 0 };
    words.set(key, { text: before.text, count: before.count + 1, needPerson: before.needPerson + (handedOver ? 1 : 0), lastAt: Math.max(before.lastAt, askedAt) });
  }
  return [...byLink].map(([link, words]) => {
    const all = [...words.values()].sort((a, b) => b.needPerson - a.needPerson || b.count - a.count || b.lastAt - a.lastAt);
    const sum = (of: (each: AskedWords) => number): number => all.reduce((total, each) => total + of(each), 0);
    return { link, asked: sum(({ count }) => count), needPerson: sum(({ needPerson }) => needPerson), questions: all.slice(0, shownWords) };
  }).sort((a, b) => b.asked - a.asked || (a.link ?? 1_000) - (b.link ?? 1_000));
}

function linkMeant(session: LiveSession, text: string, askedAt: number, product: string | null): number | null {
  const mention = mentionIn(text) ?? (product === null && pointsAtScreen(text) ? { kind: 'current' as const } : null);
  const meant = (mention && productMeant(session, mention, seenAt(session, {}, askedAt))) ?? product;
  if (mention?.kind === 'number' && session.links.some(({ number }) => number === mention.number)) return mention.number;
  return session.links.find((link) => link.product === meant)?.number ?? null;
}
