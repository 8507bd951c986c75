import type { Language } from '@aftercast/shared';

/** A numbered product link of the live session; prices in yuan. */
export interface ProductLink { number: number; product: string; name: string; category: string; price: number; listPrice: number; onAir: boolean }

/** A shopper one can try to be, with an identity signed as a merchant's server would. */
export interface DemoShopper { externalId: string; name: string; about: string; orderId: string; identity: string }

/** A sign-in of the demo's console. */
export interface DemoAgent { email: string; password: string; name: string; role: 'owner' | 'agent' }

/** What the demo server tells about the room. */
export interface RoomData {
  shop: { name: string; siteKey: string };
  liveSession: { id: string; title: string; startedAt: number; host: { id: string; name: string } };
  links: ProductLink[];
  shoppers: DemoShopper[];
  agents: DemoAgent[];
}

/** Asks the demo server for the room in one language. Throws when it does not answer. */
export async function fetchRoom(language: Language): Promise<RoomData> {
  const response = await fetch(`/demo/api/room?language=${language}`);
  if (!response.ok) throw new Error(`demo: the room answered ${response.status}`);
  return await response.json() as RoomData;
}
