/** What can be told of a link's stock. */
export const stockStates = ['available', 'sold-out'] as const;
export type StockState = (typeof stockStates)[number];
