/** What hosts promise on air. `ship-by` says when it leaves; the others say what the shopper may ask for. */
export const promiseKinds = ['ship-by', 'gift', 'price-guarantee', 'free-return', 'freight-insurance', 'quality-claim'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
