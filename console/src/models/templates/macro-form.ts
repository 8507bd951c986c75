/** A macro as its form holds it: words, labels, and one thing that ends the talk on the desk. Pure. */
import type { Macro, MacroAction, MacroWords, SnoozeSpan } from '@aftercast/shared';
import { limits, templateLimits, unknownVariablesIn } from '@aftercast/shared/client';
import { emptyTransfer, targetOf, transferDraftOf, type TransferDraft } from '../transfer-draft.ts';

export const macroEnds = ['nothing', 'resolve', 'snooze', 'transfer', 'return_to_bot'] as const;
export type MacroEnd = (typeof macroEnds)[number];
/** How many minutes each unit has; a shop's opening has none. */
const unitMinutes = { minutes: 1, hours: 60, days: 24 * 60 } as const;
export type SnoozeUnit = keyof typeof unitMinutes | 'opening';
const mostMinutes = limits.longestSnoozeMs / 60_000;

export interface MacroForm {
  title: string;
  text: string;
  labelIds: readonly string[];
  end: MacroEnd;
  /** As typed. */
  snoozeCount: string;
  snoozeUnit: SnoozeUnit;
  transfer: TransferDraft;
}

/** What is not right, by field. */
export type MacroFormProblem = 'untitled' | 'empty' | 'unknown' | 'tooLong' | 'count' | 'reason' | 'label';

export function macroFormOf({ title, actions }: Pick<Macro, 'title' | 'actions'>): MacroForm {
  const snooze = actions.find((action) => action.kind === 'snooze');
  const transfer = actions.find((action) => action.kind === 'transfer');
  return {
    title,
    text: actions.flatMap((action) => (action.kind === 'text' ? [action.text] : [])).join('\n'),
    labelIds: actions.flatMap((action) => (action.kind === 'label' ? [action.labelId] : [])),
    end: macroEnds.find((end) => actions.some(({ kind }) => kind === end)) ?? 'nothing',
    ...(snooze ? spanFields(snooze.span) : { snoozeCount: '20', snoozeUnit: 'minutes' as const }),
    transfer: transfer ? transferDraftOf(transfer.to, transfer.reason) : emptyTransfer,
  };
}

/** In the largest unit that is whole. */
export function spanFields(span: SnoozeSpan): Pick<MacroForm, 'snoozeCount' | 'snoozeUnit'> {
  if ('opening' in span) return { snoozeCount: '1', snoozeUnit: 'opening' };
  const unit = (['days', 'hours'] as const).find((each) => span.minutes % unitMinutes[each] === 0) ?? 'minutes';
  return { snoozeCount: String(span.minutes / unitMinutes[unit]), snoozeUnit: unit };
}

/** Null: not a whole number, or longer than anything can be put aside. */
function spanOf({ snoozeCount, snoozeUnit }: MacroForm): SnoozeSpan | null {
  if (snoozeUnit === 'opening') return { opening: 'next_day' };
  const minutes = Number(snoozeCount.trim() === '' ? NaN : snoozeCount) * unitMinutes[snoozeUnit];
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes ? { minutes } : null;
}

/** @param known ids of the labels that the shop has */
export function macroFormProblems(form: MacroForm, known: readonly string[]): ReadonlySet<MacroFormProblem> {
  const found = new Set<MacroFormProblem>();
  if (form.title.trim() === '') found.add('untitled');
  if (unknownVariablesIn(form.text).length > 0) found.add('unknown');
  if (form.text.trim().length > templateLimits.stepLength) found.add('tooLong');
  if (form.text.trim() === '' && form.labelIds.length === 0 && form.end === 'nothing') found.add('empty');
  if (form.labelIds.some((id) => !known.includes(id))) found.add('label');
  if (form.end === 'snooze' && spanOf(form) === null) found.add('count');
  if (form.end === 'transfer' && form.transfer.reason.trim() === '') found.add('reason');
  return found;
}

/** What is stored. Call it on a form without problems. */
export function macroWordsOf(form: MacroForm): MacroWords {
  const span = spanOf(form);
  const ends: Record<MacroEnd, () => MacroAction[]> = {
    nothing: () => [], resolve: () => [{ kind: 'resolve' }], return_to_bot: () => [{ kind: 'return_to_bot' }],
    snooze: () => (span ? [{ kind: 'snooze', span }] : []),
    transfer: () => [{ kind: 'transfer', to: targetOf(form.transfer), reason: form.transfer.reason.trim() }],
  };
  return {
    title: form.title.trim(),
    actions: [...form.text.trim() === '' ? [] : [{ kind: 'text' as const, text: form.text.trim() }], ...form.labelIds.map((labelId) => ({ kind: 'label' as const, labelId })), ...ends[form.end]()],
  };
}
