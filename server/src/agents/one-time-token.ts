import { createHash } from 'node:crypto';

/** A secret that is handed out once; the database keeps `id` alone, so that a leaked table opens nothing. */
export interface OneTimeToken { token: string; id: string }

/** The name under which a token is stored. */
export function tokenId(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits: no need to slow down guessing. */
export function makeToken(random: (length: number) => Uint8Array): OneTimeToken {
  const token = Buffer.from(random(32)).toString('base64url');
  return { token, id: tokenId(token) };
}
