/**
 * The words of an open incident for whoever it concerns and asks what it answers: once in a conversation, and whoever asks again gets a
 * person. Handed to the conversation core as a rule of a turn.
 */
import type { Bus } from '../../events/bus.ts';
import type { Order } from '../../orders/order.ts';
import type { SurgeTurn } from '../../routing/surge-turn.ts';
import type { IncidentRepository } from '../incident-repository.ts';
import type { IncidentService } from '../incident-service.ts';
import { isAffected } from './affected.ts';
import type { SendRepository } from './send-repository.ts';
import { sendWords } from './send-words.ts';

interface Deps {
  sends: Pick<SendRepository, 'concerning' | 'shopsConcerned'>;
  incidents: Pick<IncidentService, 'add'>;
  members: Pick<IncidentRepository, 'hasMember'>;
  entriesOf: (shopId: string, language: 'zh' | 'en') => Promise<readonly { id: string; tier: number; answer: string }[]>;
  ordersOf: (shopId: string, externalId: string) => Promise<Order[]>;
  bus: Bus;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** The incident's words, and what files the conversation with it; `again`: they have had them, and a person is next. */
export type ToldAnswer = { text: string; join: (conversationId: string) => Promise<void> } | 'again';

/** Another process may have opened one. */
const freshMs = 20_000;
/** What is answered from where the parcel is, or when it leaves, is what an incident about orders answers. */
const ofTheParcel = /\{\{\s*(shipment|promise\.shipBy)/;

export function createToldAnswers({ sends, incidents, members, entriesOf, ordersOf, bus, clock, onError }: Deps) {
  let concerned = new Set<string>();
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;
  bus.on('incident.changed', ({ shopId }) => { concerned.add(shopId); readAt = -Infinity; });

  function refresh(): void {
    readAt = clock();
    reading ??= sends.shopsConcerned().then((ids) => { concerned = new Set(ids); }, onError).finally(() => { reading = null; });
  }
  async function find(entryId: string, { shop, shopper, language, conversation }: SurgeTurn): Promise<ToldAnswer | null> {
    if (shopper.externalId === null) return null;
    const told = await sends.concerning(shop.id, shopper.externalId);
    if (told.length === 0) return null;
    const entry = (await entriesOf(shop.id, language)).find(({ id }) => id === entryId);
    if (!entry || entry.tier !== 1 || !ofTheParcel.test(entry.answer)) return null;
    const all = await ordersOf(shop.id, shopper.externalId);
    // The newest that still concerns an order of theirs: of another the parcel has gone on meanwhile.
    const [fits] = told.flatMap((each) => {
      const { rule } = each;
      const affected = rule ? all.filter((order) => isAffected(order, rule, clock())) : [];
      return affected.length > 0 ? [{ send: each, orders: affected }] : [];
    });
    if (!fits) return null;
    const { send, orders } = fits;
    if (conversation && await members.hasMember(send.incidentId, conversation.id)) return 'again';
    const text = sendWords(send.texts, { language, name: shopper.name, orders }, shop);
    return text === null ? null : { text, join: (conversationId) => incidents.add(shop.id, send.incidentId, [conversationId]).then(() => undefined, onError) };
  }

  return {
    /** Whether an incident of this shop may have something to say. Asked at every turn: it reads nothing. */
    concerns(shopId: string): boolean {
      if (clock() - readAt > freshMs) refresh();
      return concerned.has(shopId);
    },
    /** Null: no open incident concerns this shopper and this question. */
    answer: (entryId: string, turn: SurgeTurn): Promise<ToldAnswer | null> => find(entryId, turn).catch((error: unknown) => {
      // The bot's usual words are better than none.
      onError(error);
      return null;
    }),
  };
}
export type ToldAnswers = ReturnType<typeof createToldAnswers>;
