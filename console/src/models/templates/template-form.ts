/** A template being written: what is typed, what is wrong with it. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ReplyStep, ReplyTemplate, TemplateWords } from '@aftercast/shared';
import { replySteps, templateLimits, unknownVariablesIn } from '@aftercast/shared/client';

/** `untitled` and `empty` are shown once saving was tried. */
export interface TemplateProblems { title: 'untitled' | null; steps: Record<ReplyStep, string[] | 'too_long' | null>; empty: boolean }

export interface TemplateForm {
  id: string;
  words: ReadonlySignal<TemplateWords>;
  problems: ReadonlySignal<TemplateProblems>;
  sound: ReadonlySignal<boolean>;
  changed: ReadonlySignal<boolean>;
  setTitle(title: string): void;
  setStep(step: ReplyStep, text: string): void;
}

const blank: TemplateWords = { title: '', steps: { confirm: '', soothe: '', solve: '', followUp: '' } };

/** @param from null: a new one */
export function createTemplateForm(id: string, from: ReplyTemplate | null): TemplateForm {
  const first: TemplateWords = from ? { title: from.title, steps: from.steps } : blank;
  const words = signal<TemplateWords>(first);
  const setStep = (step: ReplyStep, text: string): void => { words.value = { ...words.value, steps: { ...words.value.steps, [step]: text } }; };
  const problemOf = (text: string): string[] | 'too_long' | null => {
    const unknown = unknownVariablesIn(text);
    return unknown.length > 0 ? unknown : text.trim().length > templateLimits.stepLength ? 'too_long' : null;
  };
  const problems = computed<TemplateProblems>(() => ({
    title: words.value.title.trim() === '' ? 'untitled' : null,
    steps: Object.fromEntries(replySteps.map((step) => [step, problemOf(words.value.steps[step])])) as TemplateProblems['steps'],
    empty: replySteps.every((step) => words.value.steps[step].trim() === ''),
  }));
  return {
    id, words, problems, setStep,
    sound: computed(() => problems.value.title === null && !problems.value.empty && replySteps.every((step) => problems.value.steps[step] === null)),
    changed: computed(() => words.value.title !== first.title || replySteps.some((step) => words.value.steps[step] !== first.steps[step])),
    setTitle: (title) => { words.value = { ...words.value, title }; },
  };
}
