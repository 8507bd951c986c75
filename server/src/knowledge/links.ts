/** The numbered links of a shop's live sessions as the bot looks them up: "3号链接" in this session is that product. Pure. */

/** What is needed of a live session. */
export interface LinkedSession { id: string; links: readonly { number: number; product: string }[] }

/** The product under a number of a live session; null where it isn't known. */
export type Links = (liveSession: string, number: number) => string | null;

export function linksOf(sessions: readonly LinkedSession[]): Links {
  const products = new Map(sessions.map(({ id, links }) => [id, new Map(links.map(({ number, product }) => [number, product]))]));
  return (liveSession, number) => products.get(liveSession)?.get(number) ?? null;
}
