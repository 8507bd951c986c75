import { useEffect, useState } from 'preact/hooks';
import type { Language, ReplyStep, ReplyTemplate } from '@aftercast/shared';
import { replySteps } from '@aftercast/shared/client';
import { findTemplates, putWords, slashBefore } from '../models/templates/slash.ts';
import { writeField } from '../browser/write-field.ts';
import { useWorkspace, useWords } from './ConsoleContext.tsx';

/** The menu of templates over the composer: opened by `/` or a button, led by the keyboard while the caret stays in the text. */
export interface TemplateMenuState {
  shown: readonly ReplyTemplate[] | null;
  active: number;
  /** Set where one step is wanted and not a whole template. */
  step: ReplyStep | null;
  point(index: number): void;
  open(step?: ReplyStep): void;
  close(): void;
  /** Puts a template, or one step of it, where the menu was opened. */
  insert(template: ReplyTemplate, step?: ReplyStep | null): void;
  /** Follows what is typed. */
  typed(text: string, caret: number): void;
  /** True when the key was the menu's. */
  key(event: KeyboardEvent): boolean;
}

interface Place { from: number; to: number; query: string; step: ReplyStep | null }
interface Given { language: Language; field: { readonly current: HTMLTextAreaElement | null }; write: (text: string) => void }

export function useTemplateMenu({ language, field, write }: Given): TemplateMenuState {
  const { templates, filling } = useWorkspace();
  const words = useWords().templates;
  const [place, setPlace] = useState<Place | null>(null);
  const [active, point] = useState(0);
  const [dismissed, dismiss] = useState<number | null>(null);
  useEffect(() => { void templates.load(language); }, [templates, language]);
  const all = templates.of(language) ?? [];
  const offered = place?.step ? all.filter((each) => each.steps[place.step ?? 'confirm'] !== '') : all;
  const shown = place && findTemplates(offered, place.query);

  function at(next: Place | null): void {
    setPlace(next);
    if (next?.query !== place?.query || next === null) point(0);
  }
  function insert(template: ReplyTemplate, step: ReplyStep | null = place?.step ?? null): void {
    const element = field.current;
    if (!element || !place) return;
    const chosen = step === null ? replySteps.map((each) => template.steps[each]).filter((each) => each !== '').join('\n') : template.steps[step];
    const put = putWords(element.value, place.from, place.to, filling.fill(chosen, words));
    at(null);
    writeField(element, put.text, put.to);
    write(put.text);
    requestAnimationFrame(() => { element.scrollTop = element.scrollHeight; });
  }
  return {
    shown, active, step: place?.step ?? null, point, insert,
    open(step) {
      const element = field.current;
      if (!element) return;
      // A missing step goes to the end; a whole template where the caret is.
      const caret = step ? element.value.length : element.selectionStart;
      point(0);
      setPlace({ from: caret, to: caret, query: '', step: step ?? null });
      element.focus();
    },
    close: () => at(null),
    typed(text, caret) {
      const slash = slashBefore(text, caret);
      if (slash === null) dismiss(null);
      at(slash && slash.from !== dismissed ? { from: slash.from, to: caret, query: slash.query, step: null } : null);
    },
    key(event) {
      if (!place || !shown || event.isComposing || event.keyCode === 229) return false;
      const chosen = shown[active];
      const digit = /^[1-4]$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey ? replySteps[Number(event.key) - 1] : undefined;
      if (event.key === 'Escape') {
        dismiss(place.from);
        at(null);
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        point((active + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % Math.max(1, shown.length));
      } else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) insert(chosen);
      else if (chosen && digit && chosen.steps[digit] !== '') insert(chosen, digit);
      else return false;
      event.preventDefault();
      // The page's own keys, Escape among them, are not meant.
      event.stopPropagation();
      return true;
    },
  };
}
