/** The promises that cells of a session's sheet make, in words and in terms. Pure. */
import type { Language, LivePromise, PromiseKind } from '@aftercast/shared';
import { cellOfTime } from '../../sheets/sheet-time.ts';
import { columnsOfKind, meantIn, promiseColumns, type PromiseCells, type PromiseColumn } from './promise-columns.ts';
import type { SessionHead } from './session-columns.ts';

/** What cells are judged by. */
export interface Spoken { head: Pick<SessionHead, 'startsAt' | 'endsAt'>; zone: string; language: Language }
export type Unnamed = Omit<LivePromise, 'id'>;

interface Words {
  shipBy(time: string): string; shipWithin(hours: number): string; freeReturn(days: number): string;
  gift(what: string): string; guarantee(time: string): string; insurance(most: number): string;
}
const words: Record<Language, Words> = {
  zh: {
    shipBy: (time) => `最晚 ${time} 前发货`, shipWithin: (hours) => `付款后 ${hours} 小时内发货`,
    freeReturn: (days) => (days === 0 ? '不支持无理由退货' : `签收后 ${days} 天无理由退货`),
    gift: (what) => `送${what}`, guarantee: (time) => `保价到 ${time}`, insurance: (most) => `送运费险，退货最高赔 ${most} 元`,
  },
  en: {
    shipBy: (time) => `ships by ${time}`, shipWithin: (hours) => `ships within ${hours} hours of payment`,
    freeReturn: (days) => (days === 0 ? 'no returns without a reason' : `returns within ${days} days of delivery, no reason needed`),
    gift: (what) => `comes with ${what}`, guarantee: (time) => `price guaranteed until ${time}`, insurance: (most) => `return shipping insured up to ${most} yuan`,
  },
};

/** Terms in words; null where they say nothing that a sheet has words for. */
function inWords(kind: PromiseKind, terms: LivePromise['terms'], { zone, language }: Spoken): string | null {
  const say = words[language];
  const put = <T>(value: T | undefined, told: (value: T) => string): string | null => (value === undefined ? null : told(value));
  const time = (told: (time: string) => string) => (at: number): string => told(cellOfTime(at, zone));
  switch (kind) {
    case 'ship-by': return put(terms.shipBy, time(say.shipBy)) ?? put(terms.shipWithinHours, say.shipWithin);
    case 'free-return': return put(terms.returnDays, say.freeReturn);
    case 'gift': return put(terms.gift, say.gift);
    case 'price-guarantee': return put(terms.claimUntil, time(say.guarantee));
    case 'freight-insurance': return put(terms.maxAmount, say.insurance);
    case 'quality-claim': return null;
  }
}

/** A claim as the host made it. */
export const claimOf = (product: string, text: string, { head }: Spoken): Unnamed => ({ product, kind: 'quality-claim', text, validFrom: head.startsAt, validUntil: head.endsAt, terms: {} });

/** What the cells of a kind promise that had no promise before. */
export function promiseOf(kind: PromiseKind, product: string, cells: PromiseCells, spoken: Spoken): Unnamed {
  const { startsAt, endsAt } = spoken.head;
  return changedBy({ product, kind, text: '', validFrom: startsAt, validUntil: endsAt, terms: {} }, cells, columnsOfKind(kind), spoken);
}

/** A promise after some of its cells have changed: everything else of it stays, its words too where the terms they name are the same. */
export function changedBy<P extends Unnamed>(promise: P, cells: PromiseCells, changed: readonly Exclude<PromiseColumn, 'claims'>[], spoken: Spoken): P {
  const terms: Record<string, number | string | boolean | undefined> = { ...promise.terms };
  let { validUntil } = promise;
  for (const key of changed) {
    const { of } = promiseColumns[key];
    const value = meantIn(key, cells[key] ?? '', spoken.zone);
    if (of === 'validUntil') validUntil = typeof value === 'number' ? value : spoken.head.endsAt;
    else if (value === null) delete terms[of];
    else terms[of] = value;
  }
  const after = { ...promise, validUntil, terms: terms as LivePromise['terms'] };
  const text = inWords(promise.kind, after.terms, spoken);
  if (text === null || text === inWords(promise.kind, promise.terms, spoken)) return after;
  return withWords(after, text);
}

/** Nobody has said the new words in English yet. */
export function withWords<P extends Unnamed>({ textEn: _, ...promise }: P, text: string): P {
  return { ...promise, text } as P;
}
