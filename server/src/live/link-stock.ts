/** Whether a link can still be bought: what the desk or the shop's system told of it, and what a shopper may be told. Pure but for `Intl`. */
import { onScreen, type Language, type LinkStock, type LiveLink, type PageContext } from '@aftercast/shared';
import { momentFormat } from '../formatters.ts';
import { onAirFor, seenAt, type Broadcast, type Broadcasts } from './on-screen.ts';

/** What is told of a link; null: nothing is known any more. */
export type ToldStock = Pick<LinkStock, 'state' | 'restockAt'> | null;
export type TellStock = { kind: 'told'; links: LiveLink[] } | { kind: 'same' } | { kind: 'unknown_link' };

/** The links with what was told of one of them. The same again changes nothing, so that who tells every minute writes once. */
export function tellStock(links: readonly LiveLink[], number: number, told: ToldStock, now: number): TellStock {
  const link = links.find((each) => each.number === number);
  if (!link) return { kind: 'unknown_link' };
  if (link.stock?.state === told?.state && link.stock?.restockAt === told?.restockAt) return { kind: 'same' };
  const next: LiveLink = { ...link, stock: told ? { ...told, at: now } : undefined };
  return { kind: 'told', links: links.map((each) => (each === link ? next : each)) };
}

/** `link`: the number that the shopper's words name. */
interface Asked { product: string | undefined; link?: number | undefined; context: PageContext; now: number; language: Language; timeZone: string }

/**
 * Whether the product can be bought, in a sentence of its own; undefined where nobody has told. It is the link that is named, else the product that is meant, else the one that
 * the shopper sees on the screen, of the broadcast on air, else of the page's. That something is available is said only while the broadcast
 * is on; that it is sold out also afterwards, until more was to come: from then on nobody knows. Of two links with the product one that is
 * available counts.
 */
export function stockInWords(broadcasts: Broadcasts, { product, link: named, context, now, language, timeZone }: Asked): string | undefined {
  const onAir = onAirFor(broadcasts, context, now);
  const broadcast = onAir ?? broadcasts.get(context.liveSession ?? '');
  if (!broadcast) return undefined;
  const known = linksMeant(broadcast, { product, link: named }, context, now).filter(({ stock }) => stock && (stock.state === 'available' ? onAir !== null : stock.restockAt === undefined || stock.restockAt > now));
  const link = known.find(({ stock }) => stock?.state === 'available') ?? known[0];
  return link?.stock && wording[language](link.number, link.stock, (at) => momentFormat(language, timeZone).format(at));
}

/** The link of that number and no other; else the links with the product, else the one that the shopper sees on the screen. */
export function linksMeant(broadcast: Broadcast, { product, link }: Pick<Asked, 'product' | 'link'>, context: PageContext, now: number): readonly LiveLink[] {
  if (link !== undefined) return broadcast.links.filter(({ number }) => number === link);
  if (product !== undefined) return broadcast.links.filter((each) => each.product === product);
  const { current } = onScreen(broadcast, seenAt(broadcast, context, now));
  return current ? [current] : [];
}

const wording: Record<Language, (number: number, stock: LinkStock, moment: (at: number) => string) => string> = {
  zh: (number, { state, restockAt }, moment) => (state === 'available' ? `${number}号链接现在还有货，可以直接拍` : `${number}号链接已经卖完了${restockAt === undefined ? '' : `，预计 ${moment(restockAt)} 补货`}`),
  en: (number, { state, restockAt }, moment) => (state === 'available' ? `Link ${number} is still in stock, you can order it now` : `Link ${number} is sold out${restockAt === undefined ? '' : `; more is expected on ${moment(restockAt)}`}`),
};
