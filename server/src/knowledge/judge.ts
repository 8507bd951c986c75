/** What the bot makes of a question on a given base: the matcher's result under the shop's own rules. Touches no database. */
import type { Language, PageContext } from '@aftercast/shared';
import { mentionIn, pointsAtScreen } from '../live/mention.ts';
import { onAirFor, productMeant, seenAt } from '../live/on-screen.ts';
import type { LanguageTables } from '../matching/matcher.ts';
import type { MatchContext, MatchResult } from '../matching/types.ts';
import { detectLanguage } from './detect-language.ts';
import { createForceWordTest } from './force-words.ts';
import { baseFor, type KnowledgeBase, type LanguageBase } from './knowledge-base.ts';

/** A question as someone may ask it. `language` is spoken where the text tells nothing. */
export interface Asked {
  text: string;
  /** `previous`: what the shopper wrote before, where it may complete the text. `order`: the order at hand. */
  context: PageContext & Pick<MatchContext, 'order'> & { previous?: string | undefined };
  language: Language;
}

/** `forced`: a force word sends it to a person, whatever the result is. */
export interface Judgement { known: LanguageBase; result: MatchResult; forced: boolean }

/** What stands for a product where the text names a link that nobody knows: no product is called so, and no product's entry answers. */
export const unknownLink = '#';

export function createJudge({ tables, clock }: { tables: LanguageTables; clock: () => number }) {
  const isForced = createForceWordTest((raw) => tables.normalise(raw).text);

  /** The product that the text names by a link of the page's broadcast, else the one on the page, else the one on screen where the text points at it. */
  function productIn({ broadcasts }: KnowledgeBase, text: string, { product, liveSession, streamTime }: PageContext): string | undefined {
    const broadcast = liveSession === undefined ? undefined : broadcasts.get(liveSession);
    if (!broadcast) return product;
    const seen = seenAt(broadcast, { streamTime }, clock());
    const mention = mentionIn(text);
    if (mention) return productMeant(broadcast, mention, seen) ?? product;
    return product ?? (pointsAtScreen(text) ? productMeant(broadcast, { kind: 'current' }, seen) ?? undefined : undefined);
  }

  /** The product of a link that the text names, in the one broadcast on air, for pages that don't say which broadcast they show. */
  function productOnAir({ broadcasts }: KnowledgeBase, text: string, context: PageContext): string | undefined {
    const mention = context.liveSession === undefined ? mentionIn(text) : null;
    const broadcast = mention && onAirFor(broadcasts, context, clock());
    return broadcast ? productMeant(broadcast, mention, seenAt(broadcast, context, clock())) ?? undefined : undefined;
  }

  /** What the matcher is told of the product, where no orders tell more. */
  function productAsked(base: KnowledgeBase, text: string, context: PageContext): string | undefined {
    return productIn(base, text, context) ?? productOnAir(base, text, context) ?? (mentionIn(text)?.kind === 'number' ? unknownLink : undefined);
  }

  return {
    isForced,
    productIn,
    productOnAir,
    productAsked,
    judge(shop: { forceWords: readonly string[] }, base: KnowledgeBase, { text, context, language }: Asked): Judgement {
      const known = baseFor(base, detectLanguage(text, language));
      const result = known.matcher.match(text, { ...context, product: productAsked(base, text, context) });
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
