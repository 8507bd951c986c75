import type { CareWhen } from '@aftercast/shared';
import type { Messages } from '../../messages/index.ts';

/** What makes a rule due, as a short line. */
export function whenWords(when: CareWhen, words: Messages['care'], statusWords: (status: string) => string): string {
  const { short, list } = words;
  switch (when.kind) {
    case 'status': return short.status(when.statuses.map(statusWords).join(list));
    case 'scan': return short.scan(when.codes.join(list));
    case 'unshipped': return short.unshipped(when.graceHours);
    case 'unmoved': return short.unmoved(when.hours);
    case 'unconfirmed': return short.unconfirmed(when.hours);
    case 'case_stalled': return short.caseStalled(when.hours);
    case 'waiting': return short.waiting(when.overMinutes);
  }
}
