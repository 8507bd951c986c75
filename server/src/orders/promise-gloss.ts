/** What a host's words come to in English, for who can't read them. Pure but for `Intl`. */
import type { LivePromise, PromiseKind } from '@aftercast/shared';
import { momentInWords } from './order-words.ts';

interface Glossed { kind: PromiseKind; text: string; until: number | null; terms: LivePromise['terms'] }

const claims: Record<Exclude<PromiseKind, 'ship-by'>, string> = {
  gift: 'a gift', 'price-guarantee': 'a price guarantee', 'free-return': 'free returns', 'freight-insurance': 'return shipping covered', 'quality-claim': 'a promise of quality',
};

/**
 * The exact words, and where they are Chinese their kind and term beside them, in the brackets in which English quotations carry what is not part of them.
 * Only what the terms say is said: nothing is translated, so nothing is promised anew.
 *
 * Worked example: 保价 7 天, to be claimed until the 18th → `保价 7 天 [a price guarantee, to be claimed by Nov 18, 12:00]`.
 */
export function withGloss({ kind, text, until, terms }: Glossed, timeZone: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const moment = (at: number): string => momentInWords(at, 'en', timeZone);
  if (kind === 'ship-by') {
    const by = until ?? terms.shipBy;
    return `${text} [${by !== undefined ? `ships by ${moment(by)}` : terms.shipWithinHours !== undefined ? `ships within ${terms.shipWithinHours} hours of payment` : 'about shipping'}]`;
  }
  const days = kind === 'free-return' && terms.returnDays !== undefined ? ` within ${terms.returnDays} days` : '';
  const claim = until !== null ? `, to be claimed by ${moment(until)}` : terms.claimWithinHours !== undefined ? `, to be claimed within ${terms.claimWithinHours} hours of payment` : '';
  return `${text} [${claims[kind]}${days}${claim}]`;
}
