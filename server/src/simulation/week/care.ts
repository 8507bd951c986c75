/** What the shop tells before it is asked, as the simulated week sees it. */

/** One message that went out: which rule, about which order, when in milliseconds. */
export interface Told { rule: string; orderId: string; at: number }
export interface Care {
  /** Does what is due by now. @returns what was told */
  tick(): Promise<Told[]>;
}
