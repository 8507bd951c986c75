/** Reply templates in four steps, and the macros an agent starts with one click. */
import { z } from 'zod';
import { replySteps, templateLimits, unknownVariablesIn } from '../template-terms.ts';

const step = z.string().trim().max(templateLimits.stepLength).refine((text) => unknownVariablesIn(text).length === 0, 'an unknown variable');
/** An id of a template or macro: letters, digits, `-` and `_`. */
export const templateId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i);
const title = z.string().trim().min(1).max(templateLimits.titleLength);

/** What a shop writes. A step may be empty, not all of them. */
export const templateWords = z.object({
  title,
  steps: z.object({ confirm: step, soothe: step, solve: step, followUp: step }),
}).refine(({ steps }) => replySteps.some((each) => steps[each] !== ''), 'at least one step needs words');
export type TemplateWords = z.infer<typeof templateWords>;

/** A template as staff see it. */
export const replyTemplate = z.object({
  id: templateId,
  title: z.string(),
  steps: z.object({ confirm: z.string(), soothe: z.string(), solve: z.string(), followUp: z.string() }),
  /** One of the ready-made ones, whose first words can be had back. */
  ready: z.boolean(),
  /** Its words are no longer the ready-made ones. */
  changed: z.boolean(),
});
export type ReplyTemplate = z.infer<typeof replyTemplate>;

/** The values of one conversation. Those that have none are left out. */
export const templateValues = z.object({
  values: z.record(z.string(), z.string()),
  /** The order they speak of. */
  orderId: z.string().nullable(),
  /** The shopper's orders to choose from, newest first. */
  orders: z.array(z.object({ id: z.string(), item: z.string() })),
});
export type TemplateValues = z.infer<typeof templateValues>;

/** What a macro does, in order. Text goes out as a reply; `resolve` and `return_to_bot` end the turn, so they stand last. */
export const macroAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: step.min(1) }),
  z.object({ kind: z.literal('resolve') }),
  z.object({ kind: z.literal('return_to_bot') }),
]);
export type MacroAction = z.infer<typeof macroAction>;

/** True when nothing follows what hands the conversation on. */
function endsLast(actions: readonly MacroAction[]): boolean {
  return actions.slice(0, -1).every(({ kind }) => kind === 'text');
}

export const macroWords = z.object({ title, actions: z.array(macroAction).min(1).max(6).refine(endsLast, 'resolve and return come last') });
export type MacroWords = z.infer<typeof macroWords>;
export const macro = z.object({ id: templateId, title: z.string(), actions: z.array(macroAction) });
export type Macro = z.infer<typeof macro>;
