/** What macros are made of, without the schemas: for server and browser alike. Pure. */

const ends: readonly string[] = ['snooze', 'transfer', 'resolve', 'return_to_bot'];

/** True for what takes the conversation from the agent's desk: nothing can follow it, since it is no longer theirs to act on, or is meant to rest. */
export function endsTalk(kind: string): boolean {
  return ends.includes(kind);
}
