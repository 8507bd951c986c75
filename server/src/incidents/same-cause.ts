/** Which open incident a question belongs to. Pure; the same signs by which waiting conversations are grouped. */

/** What an incident is about. `entryIds`: the entries whose question it was gathered under. */
export interface Cause { entryIds: ReadonlySet<string>; product: string | null; liveSession: string | null; createdAt: number }

/** What was asked, and where the shopper was. */
export interface Asked { entryId: string; product: string | null; liveSession: string | null }

const named = ({ product, liveSession }: Pick<Cause, 'product' | 'liveSession'>): number => Number(product !== null) + Number(liveSession !== null);

/** The same entry, and the product and live session where the incident names them. Of several the narrowest, then the newest; null where none is. */
export function incidentFor<T extends Cause>(open: readonly T[], { entryId, product, liveSession }: Asked): T | null {
  const same = open.filter((one) => one.entryIds.has(entryId) && (one.product === null || one.product === product) && (one.liveSession === null || one.liveSession === liveSession));
  return same.reduce<T | null>((best, one) => (best === null || named(one) > named(best) || (named(one) === named(best) && one.createdAt > best.createdAt) ? one : best), null);
}
