/** What telling everyone an incident concerns is made of, without the schemas: for server and browser alike. Pure. */

/** Orders of which something may still become, and which an incident may be about. */
export const affectedStatuses = ['pending', 'shipped', 'delayed', 'exception', 'delivered'] as const;
/** By what became of them. */
export const recipientFilters = ['seen', 'unseen', 'asked', 'wrote', 'failed', 'waiting'] as const;
export type RecipientFilter = (typeof recipientFilters)[number];
