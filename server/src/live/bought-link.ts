/** After the broadcast: which product a link's number means, by what the shopper bought there. Pure. */
import type { Broadcasts } from './on-screen.ts';

/** The part of an order that is needed here. */
export interface BoughtThere { liveSession: string | null; items: readonly { product: string; name: string; nameEn?: string | undefined }[] }
/** A product that may be meant. `name`, `nameEn` as on the order; null where it wasn't bought. */
export interface MeantProduct { product: string; name: string | null; nameEn: string | null }

/**
 * The products under a number in the broadcasts that the orders come from, each once: those that were bought under it, newest order
 * first; where none was, the one under it in the newest order's broadcast that has such a link. Empty where no order's broadcast has.
 *
 * Worked example: order A of Monday's broadcast (3 = fryer) holds the fryer, order B of Tuesday's (3 = lamp) holds a camera → the fryer
 * alone; had B the lamp too, both, and the shopper is asked which.
 */
export function boughtUnder(number: number, orders: readonly BoughtThere[], broadcasts: Broadcasts): MeantProduct[] {
  const bought = new Map<string, MeantProduct>();
  let shown: MeantProduct | null = null;
  for (const { liveSession, items } of orders) {
    const link = liveSession === null ? undefined : broadcasts.get(liveSession)?.links.find((each) => each.number === number);
    if (!link) continue;
    shown ??= { product: link.product, name: null, nameEn: null };
    const item = items.find(({ product }) => product === link.product);
    if (item && !bought.has(link.product)) bought.set(link.product, { product: link.product, name: item.name, nameEn: item.nameEn ?? null });
  }
  return bought.size > 0 || !shown ? [...bought.values()] : [shown];
}
