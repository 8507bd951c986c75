/** A rule while it is being typed: numbers and lists as text. Pure. */
import type { CareKind, CareRule, CareRuleWords, CareWhen, OrderStatus } from '@aftercast/shared';
import { careLimits, careWordProblems, subjectOf } from '@aftercast/shared/client';

export interface RuleDraft {
  name: string;
  kind: CareKind;
  statuses: readonly OrderStatus[];
  codes: string;
  /** Hours, or minutes of a wait. */
  amount: string;
  liveSessions: readonly string[];
  products: readonly string[];
  carriers: string;
  regions: string;
  minAmount: string;
  maxAmount: string;
  zh: string;
  en: string;
  quiet: boolean;
  quietFrom: string;
  quietTo: string;
  quietThen: 'wait' | 'drop';
  perDay: string;
  perWeek: string;
  maxAgeHours: string;
}

export const newRule: RuleDraft = {
  name: '', kind: 'status', statuses: [], codes: '', amount: '24', liveSessions: [], products: [], carriers: '', regions: '', minAmount: '', maxAmount: '', zh: '', en: '',
  quiet: true, quietFrom: '22:00', quietTo: '08:00', quietThen: 'wait', perDay: '3', perWeek: '10', maxAgeHours: '24',
};

const listed = (text: string): string[] => [...new Set(text.split(/[\n,，、;；]/).map((one) => one.trim()).filter(Boolean))];
const typed = (value: number | null): string => (value === null ? '' : String(value));

export function toDraft({ name, when, whom, texts, limits: { quiet, perDay, perWeek, maxAgeHours } }: CareRule): RuleDraft {
  return {
    name, kind: when.kind, statuses: when.kind === 'status' ? when.statuses : whom.statuses, codes: when.kind === 'scan' ? when.codes.join('，') : '',
    amount: when.kind === 'unshipped' ? String(when.graceHours) : when.kind === 'waiting' ? String(when.overMinutes) : 'hours' in when ? String(when.hours) : newRule.amount,
    liveSessions: whom.liveSessions, products: whom.products, carriers: whom.carriers.join('，'), regions: whom.regions.join('，'), minAmount: typed(whom.minAmount), maxAmount: typed(whom.maxAmount),
    ...texts, quiet: quiet !== null, quietFrom: quiet?.from ?? newRule.quietFrom, quietTo: quiet?.to ?? newRule.quietTo, quietThen: quiet?.then ?? 'wait',
    perDay: typed(perDay), perWeek: typed(perWeek), maxAgeHours: String(maxAgeHours),
  };
}

function whenOf({ kind, statuses, codes, amount }: RuleDraft): CareWhen {
  const number = Number(amount);
  switch (kind) {
    case 'status': return { kind, statuses: [...statuses] };
    case 'scan': return { kind, codes: listed(codes) };
    case 'unshipped': return { kind, graceHours: number };
    case 'waiting': return { kind, overMinutes: number };
    default: return { kind, hours: number };
  }
}

/** What is sent; of something that `draftProblems` finds fault with it may be no rule. */
export function toWords(draft: RuleDraft): CareRuleWords {
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));
  const isOrder = subjectOf(draft.kind) === 'order';
  return {
    name: draft.name.trim(), when: whenOf(draft),
    whom: {
      liveSessions: isOrder ? [...draft.liveSessions] : [], products: isOrder ? [...draft.products] : [], carriers: isOrder ? listed(draft.carriers) : [], regions: isOrder ? listed(draft.regions) : [],
      statuses: isOrder && draft.kind !== 'status' ? [...draft.statuses] : [], minAmount: isOrder ? number(draft.minAmount) : null, maxAmount: isOrder ? number(draft.maxAmount) : null,
    },
    texts: { zh: draft.zh.trim(), en: draft.en.trim() },
    limits: { quiet: draft.quiet ? { from: draft.quietFrom, to: draft.quietTo, then: draft.quietThen } : null, perDay: number(draft.perDay), perWeek: number(draft.perWeek), maxAgeHours: Number(draft.maxAgeHours) },
  };
}

export type DraftProblem = 'missing' | 'too_long' | 'not_whole' | 'not_amount' | 'too_many' | 'unknown_variable' | 'less_than_least' | 'less_than_day' | 'all_day';
export type DraftProblems = Partial<Record<keyof RuleDraft, DraftProblem>>;

const isWhole = (text: string, least: number, most: number): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
const isAmount = (text: string): boolean => text.trim() === '' || (/^\d{1,9}(?:\.\d{1,2})?$/.test(text.trim()));
const tooMany = (list: readonly string[]): boolean => list.length > careLimits.listLength || list.some((one) => one.length > careLimits.valueLength);

/** What keeps a rule from being written, by field: what the server would refuse too. */
export function draftProblems(draft: RuleDraft): DraftProblems {
  const { kind, name, statuses, codes, amount, carriers, regions, minAmount, maxAmount, zh, en, quiet, quietFrom, quietTo, perDay, perWeek, maxAgeHours } = draft;
  const found: DraftProblems = {};
  const set = (field: keyof RuleDraft, problem: DraftProblem | false): void => { if (problem) found[field] ??= problem; };
  set('name', name.trim() === '' ? 'missing' : name.trim().length > careLimits.nameLength && 'too_long');
  if (kind === 'status') set('statuses', statuses.length === 0 && 'missing');
  else if (kind === 'scan') set('codes', listed(codes).length === 0 ? 'missing' : tooMany(listed(codes)) && 'too_many');
  else set('amount', !isWhole(amount, kind === 'unshipped' || kind === 'waiting' ? 0 : 1, kind === 'waiting' ? careLimits.mostMinutes : careLimits.mostHours) && 'not_whole');
  for (const [field, text] of [['carriers', carriers], ['regions', regions]] as const) set(field, tooMany(listed(text)) && 'too_many');
  for (const [field, text] of [['minAmount', minAmount], ['maxAmount', maxAmount]] as const) set(field, !isAmount(text) && 'not_amount');
  set('maxAmount', minAmount.trim() !== '' && maxAmount.trim() !== '' && Number(minAmount) > Number(maxAmount) && 'less_than_least');
  set('zh', zh.trim() === '' && en.trim() === '' && 'missing');
  for (const [field, text] of [['zh', zh], ['en', en]] as const) set(field, text.trim().length > careLimits.textLength ? 'too_long' : careWordProblems(kind, text).length > 0 && 'unknown_variable');
  if (quiet) set('quietTo', quietFrom === '' || quietTo === '' ? 'missing' : quietFrom === quietTo && 'all_day');
  for (const [field, text] of [['perDay', perDay], ['perWeek', perWeek]] as const) set(field, text.trim() !== '' && !isWhole(text, 1, careLimits.mostAWeek) && 'not_whole');
  set('perWeek', perDay.trim() !== '' && perWeek.trim() !== '' && Number(perDay) > Number(perWeek) && 'less_than_day');
  set('maxAgeHours', !isWhole(maxAgeHours, 1, careLimits.mostAgeHours) && 'not_whole');
  return found;
}
