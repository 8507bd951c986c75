/**
 * The seam to systems that tell of orders. A connector knows one system's signature and shapes and nothing of ours but order events.
 * A new one is a file that makes this interface, listed in `connectors.ts`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { DeliveryProblem } from '@aftercast/shared';

/** A delivery as it came in; `raw` are the very bytes that were signed. */
export interface Delivery { headers: IncomingHttpHeaders; raw: Buffer }

/** Why a delivery can't be taken. `detail` is for developers and holds no secret. */
export class DeliveryRefused extends Error {
  constructor(readonly problem: DeliveryProblem, detail: string) {
    super(detail);
    this.name = 'DeliveryRefused';
  }
}

export interface Read {
  /** As the system calls what happened; null where it has no word for it. */
  topic: string | null;
  /** Order events, unchecked. None: nothing in it concerns orders here. */
  events: unknown[];
  /** The order it is about has not come yet; it is kept under `keptAs` until the event `placedBy` says the order's name. */
  early?: { keptAs: string; placedBy: string } | undefined;
  /** What was kept under the first of these orders' ids belongs to the second, whose name was not known before. */
  named?: { from: string; to: string };
  /** Why nothing in it can be taken, in words for the owner; the system is told that it arrived, and need not say it again. */
  refusal?: string | undefined;
}

/** What a connector may ask of what was told before. */
export interface Known {
  /** The order that an event is about, by the event's id; null where it never came. */
  orderOf(eventId: string): Promise<string | null>;
  /** The events by which an order was placed. */
  placedBy(orderId: string): Promise<string[]>;
}

export interface Connector {
  /** True where the system makes the secret and the owner copies it here; else it is made here. */
  bringsSecret: boolean;
  /** @param secrets any of them may have signed it. @throws DeliveryRefused signature_missing, signature_wrong, signature_expired */
  verify(delivery: Delivery, secrets: readonly string[], now: number): void;
  /** @throws DeliveryRefused body_unreadable */
  read(delivery: Delivery, known: Known): Promise<Read>;
}

/** True if one of the secrets made this MAC over these bytes. Takes the same time whatever differs. */
export function isSignedBy(secrets: readonly string[], parts: readonly (string | Buffer)[], mac: Buffer): boolean {
  return secrets.map((secret) => {
    const hmac = createHmac('sha256', secret);
    for (const part of parts) hmac.update(part);
    const own = hmac.digest();
    return own.length === mac.length && timingSafeEqual(own, mac);
  }).some(Boolean);
}

/** @throws DeliveryRefused body_unreadable */
export function jsonOf({ raw }: Delivery): unknown {
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    throw new DeliveryRefused('body_unreadable', 'the body is not JSON');
  }
}

/** One value of a header, the first where it came more than once. */
export function headerOf({ headers }: Delivery, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
