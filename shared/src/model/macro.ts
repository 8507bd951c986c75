/** Macros: what an agent does with one click, as data, and what one comes to in a conversation now. Times are milliseconds since the epoch. */
import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { limits } from '../limits.ts';
import { endsTalk } from '../macro-terms.ts';
import { label } from './label.ts';
import { transferReason, transferTarget } from './routing.ts';
import { templateId, templateText, templateTitle } from './template.ts';

/** How long one is put aside: minutes from when the macro runs, or until the shop's people are there again on a later day. */
const snoozeSpan = z.union([z.object({ minutes: z.number().int().min(1).max(limits.longestSnoozeMs / 60_000) }).strict(), z.object({ opening: z.literal('next_day') }).strict()]);
export type SnoozeSpan = z.infer<typeof snoozeSpan>;

/** What a macro does, in order. Text goes out as a reply; what ends the talk on one's desk (`endsTalk`) stands last. */
export const macroAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: templateText.min(1) }),
  z.object({ kind: z.literal('label'), labelId: z.string().min(3).max(limits.idLength) }),
  z.object({ kind: z.literal('snooze'), span: snoozeSpan }),
  z.object({ kind: z.literal('transfer'), to: transferTarget, reason: transferReason }),
  z.object({ kind: z.literal('resolve') }),
  z.object({ kind: z.literal('return_to_bot') }),
]);
export type MacroAction = z.infer<typeof macroAction>;

/** True when nothing follows what takes the conversation from the desk. */
function endsLast(actions: readonly MacroAction[]): boolean {
  return actions.slice(0, -1).every(({ kind }) => !endsTalk(kind));
}

export const macroWords = z.object({ title: templateTitle, actions: z.array(macroAction).min(1).max(12).refine(endsLast, 'what ends the talk comes last, and once') });
export type MacroWords = z.infer<typeof macroWords>;
export const macro = z.object({ id: templateId, title: z.string(), actions: z.array(macroAction) });
export type Macro = z.infer<typeof macro>;

/** Why a step can't be done now. */
export const macroProblems = [
  'not_owner', 'conversation_resolved', 'shopper_waits', 'label_not_found', 'agent_not_found', 'agent_unavailable', 'already_there', 'never_opens',
] as const satisfies readonly ErrorCode[];

/** One step of a macro as it would be done now. */
export const macroStep = z.object({
  action: macroAction,
  /** The label that is put on; null for one that is gone, and for other steps. */
  label: label.nullable(),
  /** The colleague it goes to; null where it goes to nobody by name. */
  colleague: z.object({ id: z.string(), name: z.string(), present: z.boolean() }).nullable(),
  /** Until when it is put aside. */
  until: z.number().nullable(),
  problem: z.enum(macroProblems).nullable(),
});
export type MacroStep = z.infer<typeof macroStep>;
/** What a macro would do. Where a step has a problem, none of them is to be done. */
export const macroPlan = z.object({ steps: z.array(macroStep) });
export type MacroPlan = z.infer<typeof macroPlan>;
