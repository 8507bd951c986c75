/** Bounds that both sides know. Lengths are in UTF-16 code units, sizes in bytes, spans in milliseconds. */
export const limits = {
  textLength: 4_000,
  frameBytes: 32 * 1024,
  nameLength: 80,
  idLength: 40,
  contextValueLength: 500,
  attachmentsPerMessage: 4,
  picturesPerRequest: 3,
  uploadBytes: 8 * 1024 * 1024,
  historyPage: 40,
  inboxPage: 50,
  choices: 3,
  related: 2,
  badFramesBeforeClose: 3,
  /** So near to its deadline a conversation is at risk. */
  atRiskMs: 40_000,
  longestSnoozeMs: 30 * 24 * 60 * 60 * 1000,
  reopenWindowMs: 24 * 60 * 60 * 1000,
  heartbeatMs: 25_000,
  typingExpiresMs: 6_000,
} as const;
