/** Ids are time-ordered so that indexes grow at one end: 9 base-36 digits of milliseconds, then 12 random characters. */
const alphabet = '0123456789abcdefghijklmnopqrstuv';

/**
 * Makes an id such as `c_0mgk3v2x91f8r2k0q4e7b`.
 * @param prefix short noun marker, for instance `c` for conversation
 * @param now milliseconds since the epoch
 * @param randomBytes supplies unpredictable bytes (crypto.getRandomValues in browser and server)
 */
export function createId(prefix: string, now: number, randomBytes: (length: number) => Uint8Array): string {
  let tail = '';
  for (const byte of randomBytes(12)) tail += alphabet[byte & 31];
  return `${prefix}_${Math.floor(now).toString(36).padStart(9, '0')}${tail}`;
}
