/** Reply templates in four steps. */
import { z } from 'zod';
import { replySteps, templateLimits, unknownVariablesIn } from '../template-terms.ts';

/** Words of a template's step or a macro. */
export const templateText = z.string().trim().max(templateLimits.stepLength).refine((text) => unknownVariablesIn(text).length === 0, 'an unknown variable');
/** An id of a template or macro: letters, digits, `-` and `_`. */
export const templateId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
export const templateTitle = z.string().trim().min(1).max(templateLimits.titleLength);

/** What a shop writes. A step may be empty, not all of them. */
export const templateWords = z.object({
  title: templateTitle,
  steps: z.object({ confirm: templateText, soothe: templateText, solve: templateText, followUp: templateText }),
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
