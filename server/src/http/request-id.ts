/**
 * The id under which a request is logged: the caller's `x-request-id` where it is a plain word, else a new one.
 * @param given header as received; anything odd would end up in logs and is not taken
 */
export function requestId(given: string | string[] | undefined, newId: (prefix: string) => string): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : newId('r');
}
