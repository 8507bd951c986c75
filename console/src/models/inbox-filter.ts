import type { InboxConversation, InboxFilter } from '@aftercast/shared';
import type { RouteQuery } from './route.ts';

const urgencies: readonly string[] = ['low', 'normal', 'high', 'critical'] satisfies InboxConversation['urgency'][];

/** How the address narrows the lists; what means nothing is passed over. */
export function filterOf(query: RouteQuery = {}): InboxFilter {
  const { label, language, owner, urgency, snoozed } = query;
  return {
    ...(label ? { label } : {}),
    ...(language === 'zh' || language === 'en' ? { language } : {}),
    ...(owner ? { owner } : {}),
    ...(urgency && urgencies.includes(urgency) ? { urgency: urgency as InboxConversation['urgency'] } : {}),
    ...(snoozed ? { snoozed: true } : {}),
  };
}

/** True when the row is what the filter asks for, as the server judges it. */
export function passes(row: InboxConversation, { label, language, owner, urgency, snoozed }: InboxFilter): boolean {
  return (!label || row.labels.includes(label)) && (!language || row.language === language) && (!owner || row.owner?.id === owner)
    && (!urgency || row.urgency === urgency) && (!snoozed || row.snoozedUntil !== null);
}
