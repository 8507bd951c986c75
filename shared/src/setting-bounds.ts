/** Between what a shop may set, both included. Apart, so that browsers get it without the schemas. */

/** How long past a deadline a level of escalation is told, in milliseconds. */
export const escalationBoundsMs = { least: 10_000, most: 24 * 60 * 60 * 1000 } as const;
/** For how many days the audit log is kept. */
export const auditDaysBounds = { least: 30, most: 3650 } as const;
