/** When ratings can be given and changed, in milliseconds. Apart, so that browsers get it without the schemas. */
export const satisfactionSpans = {
  /** The bot's work can be rated once nobody has said anything for so long. */
  quietMs: 120_000,
  /** So long after the end of what it is about. */
  openMs: 7 * 24 * 60 * 60 * 1000,
  /** So long after it was first given it can be changed. */
  changeMs: 24 * 60 * 60 * 1000,
} as const;
