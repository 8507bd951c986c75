/** What a link costs in the broadcast, in words. Pure. */
import type { Language, PageContext } from '@aftercast/shared';
import { linksMeant } from './link-stock.ts';
import { onAirFor, type Broadcasts } from './on-screen.ts';

/** `link`: the number that the shopper's words name. */
interface Asked { product: string | undefined; link?: number | undefined; context: PageContext; now: number; language: Language }

/** The price of the link that is named or meant, else of the one on the screen, in a sentence of its own. Only while the broadcast is on: afterwards it may cost something else. Undefined where no price is known. */
export function priceInWords(broadcasts: Broadcasts, { product, link: named, context, now, language }: Asked): string | undefined {
  const broadcast = onAirFor(broadcasts, context, now);
  const link = broadcast && linksMeant(broadcast, { product, link: named }, context, now).find(({ price }) => price !== null);
  if (!link) return undefined;
  // Nobody tells the currency of a broadcast; in Chinese a price is said in 元.
  return language === 'zh' ? `${link.number}号链接直播价 ${link.price} 元` : `Link ${link.number} is ${link.price} during the stream`;
}
