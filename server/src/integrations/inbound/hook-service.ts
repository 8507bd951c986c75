/**
 * Takes one delivery of a connected system: whether it is signed, what it says, and a note of what became of it, so that the owner sees why
 * something was not taken. Called by the hook's route.
 */
import type { DeliveryProblem, EventProblem } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import type { OrderEventService } from '../../orders/order-event-service.ts';
import { DeliveryRefused, headerOf, type Delivery } from './connector.ts';
import type { ConnectionRepository, ConnectionRow, ReceiptRow } from './connection-repository.ts';
import { connectors } from './connectors.ts';

export interface Taken { taken: number; repeated: number; refused: number; results: { id: string | null; code: EventProblem; problem: string }[] }

interface Deps {
  repository: ConnectionRepository;
  events: Pick<OrderEventService, 'take' | 'rename' | 'orderOf' | 'placedBy'>;
  /** By connection, so that one system gone wild takes nothing from the others. */
  limit: RateLimit;
  /** By connection, of what is refused. */
  refusedLimit: RateLimit;
  /** By connection too: notes of what was refused, so that a stranger who knows an address fills no disk. */
  noteLimit: RateLimit;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** Refused events that are told back; all are counted. */
const toldProblems = 50;
const detailLength = 300;
const codes: Partial<Record<DeliveryProblem, 'signature_invalid' | 'invalid_json' | 'forbidden'>> = {
  body_unreadable: 'invalid_json', connection_disabled: 'forbidden',
};

const ofDelivery = (code: EventProblem): DeliveryProblem => (code === 'event_invalid' ? 'events_refused' : code);

export function createHookService({ repository, events, limit, refusedLimit, noteLimit, clock, onError }: Deps) {
  /** A note that can't be written must not lose a delivery that was taken. */
  async function note(row: ConnectionRow, delivery: Delivery, outcome: Omit<ReceiptRow, 'connectionId' | 'at' | 'topic'>): Promise<void> {
    if (outcome.problem !== null && !noteLimit.take(row.id).ok) return;
    const topic = headerOf(delivery, 'x-shopify-topic')?.slice(0, 80) ?? null;
    await repository.note({ connectionId: row.id, at: clock(), topic, ...outcome, detail: outcome.detail?.slice(0, detailLength) ?? null }).catch(onError);
  }
  function secretsOf({ secret, previousSecret, previousSecretUntil }: ConnectionRow): string[] {
    return previousSecret !== null && (previousSecretUntil ?? 0) > clock() ? [secret, previousSecret] : [secret];
  }

  function slow(pace: RateLimit, { id }: ConnectionRow): void {
    const taken = pace.take(id);
    if (!taken.ok) throw new AppError('rate_limited', 'this connection sends too much', { retryAfterMs: taken.retryAfterMs });
  }

  async function takeSigned(row: ConnectionRow, delivery: Delivery): Promise<Taken> {
    const connector = connectors[row.kind];
    connector.verify(delivery, secretsOf(row), clock());
    slow(limit, row);
    if (row.disabled) throw new DeliveryRefused('connection_disabled', 'this connection is switched off');
    const { events: told, named, refusal, early } = await connector.read(delivery, { orderOf: (eventId) => events.orderOf(row.shopId, eventId), placedBy: (orderId) => events.placedBy(row.shopId, orderId) });
    if (refusal !== undefined) {
      await note(row, delivery, { taken: 0, repeated: 0, refused: told.length, problem: 'order_of_another_store', detail: refusal });
      return { taken: 0, repeated: 0, refused: told.length, results: [{ id: null, code: 'order_of_another_store', problem: refusal }] };
    }
    if (named) await events.rename(row.shopId, named.from, named.to);
    const results = told.length === 0 ? [] : await events.take(row.shopId, row.id, told);
    // Of two deliveries at once each may have missed the other: whichever is written last finds what the other kept, or is found.
    if (named) await events.rename(row.shopId, named.from, named.to);
    const name = early ? await events.orderOf(row.shopId, early.placedBy) : null;
    if (early && name !== null) await events.rename(row.shopId, early.keptAs, name);
    const count = (kind: string): number => results.filter(({ result }) => result === kind).length;
    const refused = results.flatMap(({ id, result, code = 'event_invalid', problem = '' }) => (result === 'refused' ? [{ id, code, problem }] : []));
    const counts = { taken: count('taken'), repeated: count('repeated'), refused: refused.length };
    const [first] = refused;
    await note(row, delivery, { ...counts, problem: first ? ofDelivery(first.code) : told.length === 0 ? 'topic_ignored' : early && name === null ? 'order_not_known_yet' : null, detail: first ? `${first.id ?? 'event'}: ${first.problem}` : null });
    return { ...counts, results: refused.slice(0, toldProblems) };
  }

  async function load(connectionId: string): Promise<ConnectionRow> {
    const row = await repository.byId(connectionId);
    if (!row) throw new AppError('not_found', 'there is no such connection');
    return row;
  }

  return {
    /** Asked before anything of a delivery is read. @throws not_found */
    async expect(connectionId: string): Promise<void> {
      await load(connectionId);
    },
    /** @throws not_found, rate_limited, signature_invalid, forbidden, invalid_json, overloaded, storage_unavailable */
    async take(connectionId: string, delivery: Delivery): Promise<Taken> {
      const row = await load(connectionId);
      try {
        return await takeSigned(row, delivery);
      } catch (error) {
        if (!(error instanceof DeliveryRefused)) throw error;
        // Who can't sign has a pace of their own, and takes nothing from who can.
        slow(refusedLimit, row);
        await note(row, delivery, { problem: error.problem, detail: error.message, taken: 0, repeated: 0, refused: 0 });
        throw new AppError(codes[error.problem] ?? 'signature_invalid', error.message);
      }
    },
  };
}
export type HookService = ReturnType<typeof createHookService>;
