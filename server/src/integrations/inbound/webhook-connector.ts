/**
 * Any system that can sign: `aftercast-signature: t=<unix seconds>,v1=<hex>`, where v1 is the HMAC-SHA256 of `<t>.<body>`.
 * A delivery older than five minutes is refused, and one that comes twice within them changes nothing, since each event has an id.
 * The body is `{ "events": [ … ] }`, as `POST /orders/events` takes it.
 */
import { z } from 'zod';
import { DeliveryRefused, headerOf, isSignedBy, jsonOf, type Connector } from './connector.ts';

export const signatureHeader = 'aftercast-signature';
/** How far the sender's clock and ours may be apart, with the way in between. */
const toleranceMs = 5 * 60_000;
const mostEvents = 10_000;
const body = z.object({ events: z.array(z.unknown()).min(1).max(mostEvents) });

function readHeader(header: string): { seconds: string; macs: Buffer[] } {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string): string[] => parts.filter(([key]) => key === name).map(([, value]) => value ?? '');
  return { seconds: valuesOf('t')[0] ?? '', macs: valuesOf('v1').filter((value) => /^[0-9a-f]{64}$/i.test(value)).map((value) => Buffer.from(value, 'hex')) };
}

export const webhookConnector: Connector = {
  bringsSecret: false,
  verify(delivery, secrets, now) {
    const header = headerOf(delivery, signatureHeader);
    if (header === null) throw new DeliveryRefused('signature_missing', `there is no ${signatureHeader} header`);
    const { seconds, macs } = readHeader(header);
    if (!/^\d{1,12}$/.test(seconds) || macs.length === 0) throw new DeliveryRefused('signature_missing', `${signatureHeader} is not "t=<unix seconds>,v1=<64 hex digits>"`);
    // The signature first: whoever can't sign learns nothing about clocks.
    if (!macs.some((mac) => isSignedBy(secrets, [`${seconds}.`, delivery.raw], mac))) throw new DeliveryRefused('signature_wrong', 'no secret of this connection made that signature over these bytes');
    if (Math.abs(now - Number(seconds) * 1_000) > toleranceMs) throw new DeliveryRefused('signature_expired', 'the timestamp is more than five minutes from our clock');
  },
  async read(delivery) {
    const parsed = body.safeParse(jsonOf(delivery));
    if (!parsed.success) throw new DeliveryRefused('body_unreadable', `the body is not { "events": [1 to ${mostEvents} events] }`);
    return { topic: null, events: parsed.data.events };
  },
};
