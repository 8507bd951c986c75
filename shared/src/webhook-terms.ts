/** What merchants' systems can be told of, in groups: `order` is every event that begins with `order.`. Free of zod. */
export const webhookGroups = ['order', 'case', 'conversation', 'care', 'incident', 'satisfaction'] as const;
export type WebhookGroup = (typeof webhookGroups)[number];
