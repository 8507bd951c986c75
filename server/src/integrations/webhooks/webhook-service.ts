/** A shop's webhooks: made, changed, tried, their deliveries looked at and played again. Owns their secrets, which are told once. Called by the routes. */
import { webhookGroups, type newWebhook, type Webhook, type WebhookDelivery, type WebhookGroup } from '@aftercast/shared';
import { isIP } from 'node:net';
import type { z } from 'zod';
import type { Alongside } from '../../db/store.ts';
import { AppError } from '../../errors.ts';
import type { EventRepository } from '../../events/event-repository.ts';
import { readCursor, writeCursor } from '../../http/page-cursor.ts';
import { isPrivateAddress } from './private-address.ts';
import { notFailing } from './retry.ts';
import type { DeliveryRow, WebhookRepository, WebhookRow } from './webhook-repository.ts';
import { deliveryOf, webhookCursor } from './webhook-worker.ts';

const mostWebhooks = 20;
const previousSecretMs = 24 * 3_600_000;

interface Deps {
  repository: WebhookRepository;
  feed: Pick<EventRepository, 'skip'>;
  /** Hosts that may be private. */
  isTrusted: (host: string) => boolean;
  clock: () => number;
  newId: (prefix: string) => string;
  random: (length: number) => Uint8Array;
}

export function createWebhookService({ repository, feed, isTrusted, clock, newId, random }: Deps) {
  const newSecret = (): string => `whsec_${Buffer.from(random(24)).toString('base64')}`;
  const found = (row: WebhookRow | null): WebhookRow => {
    if (!row) throw new AppError('not_found', 'there is no such webhook');
    return row;
  };
  async function load(shopId: string, id: string): Promise<WebhookRow> {
    const row = await repository.byId(id);
    return found(row?.shopId === shopId ? row : null);
  }
  async function view(row: WebhookRow): Promise<Webhook> {
    const { id, url, events, description, isOn, offReason, failingSince, previousSecretUntil, createdAt } = row;
    return { id, url, events: events.filter((each): each is WebhookGroup => webhookGroups.some((group) => group === each)), description, on: isOn, offReason, failingSince, previousSecretUntil, createdAt, ...await repository.counts(id) };
  }
  /** @throws invalid_request */
  function checkAddress(url: string): void {
    const { hostname, password, protocol, username } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    if (username !== '' || password !== '') throw new AppError('invalid_request', 'url: no names or passwords in it');
    if (isTrusted(host)) return;
    if (protocol !== 'https:') throw new AppError('invalid_request', 'url: must begin with https://');
    if (host === 'localhost' || (isIP(host) !== 0 && isPrivateAddress(host))) throw new AppError('invalid_request', 'url: an address of our own network is not reached from here; name it in WEBHOOK_PRIVATE_HOSTS and restart');
  }

  return {
    list: async (shopId: string): Promise<Webhook[]> => Promise.all((await repository.ofShop(shopId)).map(view)),
    /** @returns the secret too, once. @throws invalid_request */
    async create(shopId: string, given: z.output<typeof newWebhook>, also: Alongside): Promise<{ webhook: Webhook; secret: string }> {
      checkAddress(given.url);
      const secret = newSecret();
      const row: WebhookRow = { id: newId('wh'), shopId, ...given, secret, previousSecret: null, previousSecretUntil: null, isOn: true, offReason: null, ...notFailing, createdAt: clock() };
      // Nobody followed before the first one: what happened until now is not told.
      if ((await repository.ofShop(shopId)).length === 0) await feed.skip(shopId, webhookCursor);
      if (!await repository.insert(row, mostWebhooks, also)) throw new AppError('invalid_request', `a shop may have ${mostWebhooks} webhooks`);
      return { webhook: await view(row), secret };
    },
    /** Switched on again it begins with a clean slate. @throws not_found, invalid_request */
    async change(shopId: string, id: string, { on, ...patch }: Partial<z.output<typeof newWebhook>> & { on?: boolean | undefined }, also: Alongside): Promise<Webhook> {
      if (patch.url !== undefined) checkAddress(patch.url);
      return view(found(await repository.change(shopId, id, { ...patch, ...on === undefined ? {} : on ? { isOn: true, offReason: null, ...notFailing } : { isOn: false } }, also)));
    },
    /** The one before is signed with too for a day. @throws not_found */
    async rotate(shopId: string, id: string, also: Alongside): Promise<{ webhook: Webhook; secret: string }> {
      const { secret: previousSecret } = await load(shopId, id);
      const secret = newSecret();
      return { webhook: await view(found(await repository.change(shopId, id, { secret, previousSecret, previousSecretUntil: clock() + previousSecretMs }, also))), secret };
    },
    /** @throws not_found */
    async remove(shopId: string, id: string, also: Alongside): Promise<void> {
      if (!await repository.remove(shopId, id, also)) throw new AppError('not_found', 'there is no such webhook');
    },
    /** Sends a `ping` as anything else is sent: signed, and to be seen among the deliveries. @throws not_found */
    async ping(shopId: string, id: string): Promise<void> {
      const row = await load(shopId, id);
      const now = clock();
      await repository.add([deliveryOf(row, { key: `ping-${newId('p')}`, type: 'ping', at: now, data: { webhookId: id } }, now)]);
    },
    /** The newest first. @param before as the page before gave it @throws not_found, invalid_request when it isn't one */
    async deliveries(shopId: string, id: string, { state, before, limit }: { state: DeliveryRow['state'] | null; before: string | null; limit: number }): Promise<{ deliveries: WebhookDelivery[]; nextBefore: string | null }> {
      await load(shopId, id);
      const rows = await repository.deliveries(id, state, before === null ? null : readCursor(before), limit + 1);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { deliveries: shown.map(toDelivery), nextBefore: last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
    },
    /** Plays one again, or all dead ones. @returns how many @throws not_found */
    async replay(shopId: string, id: string, deliveryId: string | null): Promise<number> {
      await load(shopId, id);
      return repository.replay(id, deliveryId === null ? 'dead' : { id: deliveryId }, clock());
    },
  };
}
export type WebhookService = ReturnType<typeof createWebhookService>;

function toDelivery({ id, type, state, attempts, createdAt, nextAt, lastAt, status, problem, response }: DeliveryRow): WebhookDelivery {
  return { id, type, state, attempts, createdAt, nextAt: state === 'waiting' ? nextAt : null, lastAt, status, problem, response };
}
