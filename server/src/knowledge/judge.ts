/** What the bot makes of a question on a given base: the matcher's result under the shop's own rules. Touches no database. */
import type { Language, PageContext } from '@aftercast/shared';
import type { LanguageTables } from '../matching/matcher.ts';
import type { MatchContext, MatchResult } from '../matching/types.ts';
import { detectLanguage } from './detect-language.ts';
import { createForceWordTest } from './force-words.ts';
import { baseFor, type KnowledgeBase, type LanguageBase } from './knowledge-base.ts';
import { linkNumberIn } from './link-number.ts';

/** A question as someone may ask it. `language` is spoken where the text tells nothing. */
export interface Asked {
  text: string;
  /** `previous`: what the shopper wrote before, where it may complete the text. `order`: the order at hand. */
  context: PageContext & Pick<MatchContext, 'order'> & { previous?: string | undefined };
  language: Language;
}

/** `forced`: a force word sends it to a person, whatever the result is. */
export interface Judgement { known: LanguageBase; result: MatchResult; forced: boolean }

export function createJudge({ tables }: { tables: LanguageTables }) {
  const isForced = createForceWordTest((raw) => tables.normalise(raw).text);

  /** The product on the page, or the one whose link number the text names. */
  function productIn({ links }: KnowledgeBase, text: string, { product, liveSession }: PageContext): string | undefined {
    const link = liveSession === undefined ? null : linkNumberIn(text);
    if (link === null || liveSession === undefined) return product;
    return links(liveSession, link) ?? product;
  }

  return {
    isForced,
    productIn,
    judge(shop: { forceWords: readonly string[] }, base: KnowledgeBase, { text, context, language }: Asked): Judgement {
      const known = baseFor(base, detectLanguage(text, language));
      const result = known.matcher.match(text, { ...context, product: productIn(base, text, context) });
      return { known, result, forced: isForced(text, shop.forceWords) };
    },
  };
}
export type Judge = ReturnType<typeof createJudge>;

/** What the shopper would meet, in one word, and the entry behind it: answered, offered, or handed over with. */
export function verdictOf({ known, result, forced }: Judgement): { outcome: MatchResult['outcome']; got: string | null } {
  const first = result.candidates[0]?.id ?? null;
  if (forced) return { outcome: 'handoff', got: result.reason === 'needs_person' ? first : null };
  if (result.outcome === 'answer') return { outcome: 'answer', got: result.answers[0] ?? first };
  if (result.outcome === 'choices') return { outcome: 'choices', got: first };
  const spoken = result.reason === 'needs_person' || (result.reason === 'asked' && first !== null && known.byId.get(first)?.tier === 3);
  return { outcome: 'handoff', got: spoken ? first : null };
}
