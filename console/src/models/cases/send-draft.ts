/** A send as it is being written: what the fields hold, what is wrong with it, and what goes to the server. Pure. */
import type { NewIncidentSend } from '@aftercast/shared';
import { careLimits, careWordProblems } from '@aftercast/shared/client';
import { fromZonedField } from '../zoned-time.ts';

export interface SendDraft {
  products: readonly string[]; liveSessions: readonly string[]; carriers: string; regions: string; statuses: readonly string[];
  /** As the fields hold them, in the shop's zone; empty: not given. */
  paidFrom: string; paidTo: string; unshippedHours: string;
  zh: string; en: string; keepsOn: boolean;
}
export const emptySend: SendDraft = { products: [], liveSessions: [], carriers: '', regions: '', statuses: [], paidFrom: '', paidTo: '', unshippedHours: '', zh: '', en: '', keepsOn: false };

export type SendProblem = 'no_rule' | 'no_words' | 'variables' | 'number' | 'too_many' | 'order';
type Problems = Partial<Record<keyof SendDraft | 'rule', SendProblem>>;

/** What stands between commas, as people type them. */
const listOf = (text: string): string[] => [...new Set(text.split(/[,，、;；\n]/).map((each) => each.trim()).filter(Boolean))];
const hoursOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export function sendProblems(draft: SendDraft): Problems {
  const problems: Problems = {};
  const hours = hoursOf(draft.unshippedHours);
  if (hours !== null && !(Number.isInteger(hours) && hours >= 0 && hours <= careLimits.mostHours)) problems.unshippedHours = 'number';
  for (const field of ['carriers', 'regions'] as const) if (listOf(draft[field]).length > careLimits.listLength) problems[field] = 'too_many';
  if (draft.paidFrom !== '' && draft.paidTo !== '' && draft.paidFrom >= draft.paidTo) problems.paidTo = 'order';
  const isGiven = draft.products.length + draft.liveSessions.length + draft.statuses.length + listOf(draft.carriers).length + listOf(draft.regions).length > 0;
  if (!isGiven && draft.paidFrom === '' && draft.paidTo === '' && hours === null) problems.rule = 'no_rule';
  for (const language of ['zh', 'en'] as const) if (careWordProblems('status', draft[language]).length > 0) problems[language] = 'variables';
  if (draft.zh.trim() === '' && draft.en.trim() === '') problems.zh = 'no_words';
  return problems;
}

/** @param zone the shop's, in which the days and hours were typed */
export function toSend(draft: SendDraft, zone: string): Omit<NewIncidentSend, 'id'> {
  const moment = (text: string): number | null => (text === '' ? null : fromZonedField(text, zone));
  return {
    rule: {
      products: [...draft.products], liveSessions: [...draft.liveSessions], carriers: listOf(draft.carriers), regions: listOf(draft.regions), statuses: draft.statuses as NewIncidentSend['rule']['statuses'],
      paidFrom: moment(draft.paidFrom), paidTo: moment(draft.paidTo), unshippedHours: hoursOf(draft.unshippedHours),
    },
    texts: { zh: draft.zh.trim(), en: draft.en.trim() }, keepsOn: draft.keepsOn,
  };
}
