/** An entry while it is being typed: lists as lines of text, times as a date field holds them. Pure. */
import type { EntryPart, KnowledgeEntry } from '@aftercast/shared';
import { entryLimits } from '@aftercast/shared/client';
import { fromZonedField, toZonedField } from '../zoned-time.ts';
import { answerProblem } from './answer-pieces.ts';

export interface EntryForm {
  tier: 1 | 2 | 3;
  category: string;
  question: string;
  /** One a line. */
  phrasings: string;
  /** Separated by commas or lines. */
  keywords: string;
  answer: string;
  fallback: string;
  product: string;
  liveSession: string;
  validFrom: string;
  validUntil: string;
  parts: readonly EntryPart[];
  related: readonly string[];
}

export const emptyForm: EntryForm = {
  tier: 1, category: '', question: '', phrasings: '', keywords: '', answer: '', fallback: '', product: '', liveSession: '', validFrom: '', validUntil: '', parts: [], related: [],
};

export function toForm(entry: KnowledgeEntry, timeZone: string): EntryForm {
  const time = (at: number | null | undefined): string => (typeof at === 'number' ? toZonedField(at, timeZone) : '');
  return {
    tier: entry.tier, category: entry.category, question: entry.question, phrasings: entry.phrasings.join('\n'), keywords: entry.keywords.join('，'), answer: entry.answer,
    fallback: entry.fallback ?? '', product: entry.scope.product ?? '', liveSession: entry.scope.liveSession ?? '', validFrom: time(entry.validFrom), validUntil: time(entry.validUntil),
    parts: entry.parts ?? [], related: entry.related ?? [],
  };
}

/** @param untouched the entry the form was made of: its exact times stay where the field shows the same minute */
export function toEntry(form: EntryForm, id: string, timeZone: string, untouched: KnowledgeEntry | null): KnowledgeEntry {
  const lines = (text: string, separator: RegExp): string[] => [...new Set(text.split(separator).map((line) => line.trim()).filter(Boolean))];
  const time = (field: 'validFrom' | 'validUntil'): number | null => {
    const held = untouched?.[field];
    if (typeof held === 'number' && toZonedField(held, timeZone) === form[field]) return held;
    return fromZonedField(form[field], timeZone);
  };
  const [validFrom, validUntil] = [time('validFrom'), time('validUntil')];
  return {
    id, tier: form.tier, category: form.category.trim(), question: form.question.trim(), phrasings: lines(form.phrasings, /\n/), keywords: lines(form.keywords, /[\n,，、;；]/),
    answer: form.answer.trim(), fallback: form.fallback.trim() || null, scope: { product: form.product.trim() || null, liveSession: form.liveSession.trim() || null },
    ...(form.parts.length > 0 ? { parts: [...form.parts] } : {}), ...(validFrom === null ? {} : { validFrom }), ...(validUntil === null ? {} : { validUntil }),
    ...(form.related.length > 0 ? { related: [...form.related] } : {}),
  };
}

export type FormProblem = 'missing' | 'too_long' | 'too_many' | 'unknown_variable' | 'stray_braces' | 'ends_before' | 'bad_address';
export type FormProblems = Partial<Record<keyof EntryForm, FormProblem>>;

/** What keeps the form from being saved, by field. */
export function formProblems(form: EntryForm, entry: KnowledgeEntry): FormProblems {
  const problems: FormProblems = {};
  if (entry.question === '') problems.question = 'missing';
  else if (entry.question.length > entryLimits.phrasingLength) problems.question = 'too_long';
  if (entry.phrasings.length > entryLimits.phrasings) problems.phrasings = 'too_many';
  else if (entry.phrasings.some((line) => line.length > entryLimits.phrasingLength)) problems.phrasings = 'too_long';
  if (entry.keywords.length > entryLimits.keywords) problems.keywords = 'too_many';
  else if (entry.keywords.some((word) => word.length > entryLimits.keywordLength)) problems.keywords = 'too_long';
  const answer = entry.answer === '' ? 'missing' : entry.answer.length > entryLimits.answerLength ? 'too_long' : answerProblem(entry.answer);
  if (answer) problems.answer = answer;
  const fallback = answerProblem(form.fallback);
  if (fallback) problems.fallback = fallback;
  if (form.category.trim().length > entryLimits.categoryLength) problems.category = 'too_long';
  if (typeof entry.validFrom === 'number' && typeof entry.validUntil === 'number' && entry.validUntil <= entry.validFrom) problems.validUntil = 'ends_before';
  const broken = form.parts.map(partProblem).find((problem) => problem !== null);
  if (broken) problems.parts = broken;
  return problems;
}

/** Why a part can't be kept, or null. */
function partProblem(part: EntryPart): FormProblem | null {
  if (part.kind === 'image') return null;
  if ((part.kind === 'link' ? part.title : part.label).trim() === '') return 'missing';
  if (part.kind === 'ask') return part.entryId === '' ? 'missing' : null;
  return isWebAddress(part.url) ? null : 'bad_address';
}

/** Whether a browser can be sent there. */
export function isWebAddress(url: string): boolean {
  try { return /^https?:$/.test(new URL(url).protocol); } catch { return false; }
}
