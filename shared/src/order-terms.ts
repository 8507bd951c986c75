/** What a shopper may do with an order in the chat: look where it is, ask to ship, change the address, give back the money, send it back. Free of zod. */
export const orderActions = ['track', 'urge', 'change_address', 'refund', 'return'] as const;
export type OrderAction = (typeof orderActions)[number];

/** Why a shopper gives something back. */
export const requestReasons = ['changed_mind', 'quality', 'wrong_or_missing', 'size', 'not_as_described', 'other'] as const;
export type RequestReason = (typeof requestReasons)[number];
