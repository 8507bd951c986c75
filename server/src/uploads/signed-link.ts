/** Links to pictures that expire. Pure but for the hash: whoever holds the link may look, until its time is over. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const hourMs = 60 * 60 * 1000;

/** What a link's query says: `e` in seconds since the epoch, `s` the signature. */
export interface Signature { e: number; s: string }

/**
 * The end of a link made now: two to three hours on, at a full hour. Links made within the hour are the same text,
 * so that browsers find the picture in their cache.
 */
export function linkExpiry(now: number): number {
  return (Math.floor(now / hourMs) + 3) * hourMs;
}

function digest(key: Uint8Array, uploadId: string, e: number): Buffer {
  return createHmac('sha256', key).update(`upload\n${uploadId}\n${e}`).digest();
}

/** @param expiresAt milliseconds since the epoch */
export function sign(key: Uint8Array, uploadId: string, expiresAt: number): Signature {
  const e = Math.floor(expiresAt / 1000);
  return { e, s: digest(key, uploadId, e).toString('base64url') };
}

/** `expired` only for a signature of ours, so that a guess learns nothing. Compared in constant time. */
export function checkSignature(key: Uint8Array, uploadId: string, { e, s }: Signature, now: number): 'good' | 'expired' | 'forged' {
  const wanted = digest(key, uploadId, e);
  const given = Buffer.from(s, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
  return e * 1000 > now ? 'good' : 'expired';
}
