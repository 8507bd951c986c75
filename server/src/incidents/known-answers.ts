/**
 * What was last said to all of an open incident, for whoever asks the same while many do. Once for each conversation, which
 * belongs to the incident from then on. Handed to the conversation core as a surge's rule.
 */
import { LRUCache } from 'lru-cache';
import type { Bus } from '../events/bus.ts';
import type { OrderLookup } from '../orders/order.ts';
import type { KnownAnswer, SurgeTurn } from '../routing/surge-turn.ts';
import { fillReply } from './fill-reply.ts';
import type { IncidentRepository } from './incident-repository.ts';
import type { IncidentService } from './incident-service.ts';
import type { ReplyRepository } from './reply-repository.ts';
import { incidentFor, type Cause } from './same-cause.ts';

interface Deps {
  incidents: Pick<IncidentService, 'add'>;
  repository: Pick<IncidentRepository, 'page' | 'hasMember'>;
  replies: Pick<ReplyRepository, 'of'>;
  entriesOf: (shopId: string, language: 'zh' | 'en') => Promise<readonly { id: string; question: string }[]>;
  ordersOf: OrderLookup['ordersOf'];
  bus: Bus;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** An open incident that was answered. */
interface Answered extends Cause { id: string; text: string }
interface Known { open: Answered[]; at: number }

/** As the console names an incident that is gathered under a question. */
const titleOf = (question: string): string => question.slice(0, 120).trim();

/** Incidents that are open at a time are few. */
const lookedAt = 50;
/** Another process may have opened or answered one. */
const freshMs = 20_000;

export function createKnownAnswers({ incidents, repository, replies, entriesOf, ordersOf, bus, clock, onError }: Deps) {
  const known = new LRUCache<string, Promise<Known>>({ max: 500 });
  bus.on('incident.changed', ({ shopId }) => { known.delete(shopId); });

  async function load(shopId: string, at: number): Promise<Known> {
    const rows = await repository.page(shopId, 'open', { offset: 0, limit: lookedAt });
    if (rows.length === 0) return { open: [], at };
    const entries = (await Promise.all([entriesOf(shopId, 'zh'), entriesOf(shopId, 'en')])).flat();
    const open = await Promise.all(rows.map(async ({ id, title, product, liveSession, createdAt }): Promise<Answered[]> => {
      const entryIds = new Set(entries.filter(({ question }) => titleOf(question) === title).map((entry) => entry.id));
      const [last] = entryIds.size === 0 ? [] : await replies.of(id, 1);
      return last ? [{ id, entryIds, product, liveSession, createdAt, text: last.text }] : [];
    }));
    return { open: open.flat(), at };
  }
  async function openOf(shopId: string): Promise<Answered[]> {
    const now = clock();
    const held = await known.get(shopId)?.catch(() => null);
    if (held && now < held.at + freshMs) return held.open;
    const loading = load(shopId, now);
    known.set(shopId, loading);
    return (await loading).open;
  }

  async function find(entryId: string, { shop, shopper, context, language, conversation }: SurgeTurn): Promise<KnownAnswer | null> {
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
    const [product, liveSession, orderId] = [text(context.product), text(context.liveSession), text(context.orderId)];
    const incident = incidentFor(await openOf(shop.id), { entryId, product: product ?? null, liveSession: liveSession ?? null });
    if (!incident) return null;
    if (conversation && await repository.hasMember(incident.id, conversation.id)) return null;
    const orders = shopper.externalId === null ? [] : await ordersOf(shop.id, shopper.externalId);
    const words = fillReply(incident.text, { language, shopperName: shopper.name, orders, orderId: null, context: { orderId, product } }, shop);
    if (words === null) return null;
    return { text: words, join: (conversationId) => incidents.add(shop.id, incident.id, [conversationId]).then(() => undefined, onError) };
  }

  /** Null: none with this cause was answered, this conversation has had the answer, or a variable of it has no value for this shopper. */
  return (entryId: string, turn: SurgeTurn): Promise<KnownAnswer | null> => find(entryId, turn).catch((error: unknown) => {
    // The bot's usual words are better than none.
    onError(error);
    return null;
  });
}
