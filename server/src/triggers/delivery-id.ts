import { createHash } from 'node:crypto';

/** The id of what a rule tells about one subject: always the same, so that no two workers and no second try tell it twice. */
export function deliveryId(shopId: string, ruleId: string, subjectId: string): string {
  return `care_${createHash('sha256').update(JSON.stringify([shopId, ruleId, subjectId])).digest('hex').slice(0, 32)}`;
}
