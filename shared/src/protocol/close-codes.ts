/**
 * Why the server closes a socket. 4000–4099 mean "stop, another try would fail as well";
 * 4100–4199 mean "come back" (with backoff). Standard codes (1001, 1006, 1011 …) also mean "come back".
 */
export const closeCodes = {
  unsupportedVersion: 4000,
  unknownSiteKey: 4001,
  originNotAllowed: 4002,
  notSignedIn: 4003,
  badFrames: 4004,
  identityInvalid: 4005,
  heartbeatMissed: 4100,
  slowReader: 4101,
  shuttingDown: 4102,
  overloaded: 4103,
  shopperMerged: 4104,
} as const;

/** True when a client must not reconnect by itself. */
export function isFinalClose(code: number): boolean {
  return code >= 4000 && code < 4100;
}
