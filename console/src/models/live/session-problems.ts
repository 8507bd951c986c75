/** What keeps a live session from being written, by field: what the server would refuse too. Pure. */
import { readMoment, type MomentText } from './moments.ts';
import type { LinkDraft, PromiseDraft, SessionDraft } from './session-draft.ts';

export type SessionProblem = 'missing' | 'too_long' | 'bad_id' | 'not_whole' | 'not_amount' | 'ends_before' | 'twice' | 'unknown_product';
/** By field: `title`, `link-3.number`, `p1.text`, `link-3.shown.0`. The first of a field counts. */
export type SessionProblems = ReadonlyMap<string, SessionProblem>;

const isWhole = (text: string, least: number, most: number): boolean => /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
const isAmount = (text: string): boolean => /^\d{1,8}(?:\.\d{1,2})?$/.test(text.trim()) && Number(text) <= 1e7;

/** @param products ids of those there are */
export function sessionProblems(draft: SessionDraft, products: ReadonlySet<string>, zone: string): SessionProblems {
  const found = new Map<string, SessionProblem>();
  const set = (field: string, problem: SessionProblem | false): void => { if (problem && !found.has(field)) found.set(field, problem); };
  const words = (field: string, text: string, most: number, required: boolean): void => set(field, required && text.trim() === '' ? 'missing' : text.trim().length > most && 'too_long');
  const ends = (field: string, from: MomentText, until: MomentText, mayBeSame: boolean): void => {
    const [a, b] = [readMoment(from, zone), readMoment(until, zone)];
    if (a !== null && b !== null) set(field, (mayBeSame ? b < a : b <= a) && 'ends_before');
  };
  words('title', draft.title, 120, true);
  words('titleEn', draft.titleEn, 120, false);
  words('host', draft.host, 60, false);
  set('id', /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(draft.id.trim()) ? false : 'bad_id');
  set('from', readMoment(draft.from, zone) === null && 'missing');
  set('until', readMoment(draft.until, zone) === null && 'missing');
  ends('until', draft.from, draft.until, false);
  set('delay', !isWhole(draft.delay, 0, 600) && 'not_whole');
  const numbers = new Set<string>();
  for (const link of draft.links) {
    linkProblems(link);
    const number = String(Number(link.number));
    if (numbers.has(number)) set(`${link.key}.number`, 'twice');
    numbers.add(number);
  }
  for (const promise of draft.promises) promiseProblems(promise);
  return found;

  function linkProblems({ key, number, product, price, returnTerms, shown }: LinkDraft): void {
    set(`${key}.number`, !isWhole(number, 1, 999) && 'not_whole');
    set(`${key}.product`, product === '' ? 'missing' : !products.has(product) && 'unknown_product');
    set(`${key}.price`, price.trim() !== '' && !isAmount(price) && 'not_amount');
    words(`${key}.returnTerms`, returnTerms, 200, false);
    shown.forEach(({ from, until }, at) => {
      set(`${key}.shown.${at}`, readMoment(from, zone) === null && 'missing');
      ends(`${key}.shown.${at}`, from, until, false);
    });
  }

  function promiseProblems({ key, kind, product, text, textEn, from, until, hours, by, perItem, returnDays, maxAmount, gift }: PromiseDraft): void {
    set(`${key}.product`, product !== '' && !products.has(product) && 'unknown_product');
    words(`${key}.text`, text, 500, true);
    words(`${key}.textEn`, textEn, 500, false);
    set(`${key}.from`, readMoment(from, zone) === null && 'missing');
    set(`${key}.until`, readMoment(until, zone) === null && 'missing');
    ends(`${key}.until`, from, until, true);
    set(`${key}.hours`, kind === 'ship-by' && hours.trim() === '' && by.text === '' && 'missing');
    set(`${key}.hours`, hours.trim() !== '' && !isWhole(hours, 1, 24 * 365) && 'not_whole');
    if (kind === 'gift') {
      words(`${key}.gift`, gift, 120, false);
      set(`${key}.perItem`, perItem.trim() !== '' && !isWhole(perItem, 1, 99) && 'not_whole');
    }
    if (kind === 'free-return') set(`${key}.returnDays`, returnDays.trim() !== '' && !isWhole(returnDays, 0, 365) && 'not_whole');
    if (kind === 'freight-insurance') set(`${key}.maxAmount`, maxAmount.trim() !== '' && !isAmount(maxAmount) && 'not_amount');
  }
}
