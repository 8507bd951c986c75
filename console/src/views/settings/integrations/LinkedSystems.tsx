import type { ComponentChildren } from 'preact';
import { Blank } from '../../../components/Blank.tsx';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useWords } from '../../../components/ConsoleContext.tsx';
import { Section } from '../../../components/page/Section.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../../models/failure.ts';

interface Props<T> {
  words: { title: string; lead: string; add: string; none: string };
  /** Null while they are asked for. */
  rows: readonly T[] | null;
  failure: FailureCode | null;
  onRetry: () => void;
  onAdd: () => void;
  row: (one: T) => ComponentChildren;
  /** Dialogs. */
  children: ComponentChildren;
}

/** Systems of one kind, a row each: those that tell us of orders, or those that we tell what happens. */
export function LinkedSystems<T>({ words, rows, failure, onRetry, onAdd, row, children }: Props<T>) {
  const all = useWords();
  return (
    <Section title={words.title} lead={words.lead}>
      <div><Button icon="plus" onPress={onAdd}>{words.add}</Button></div>
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={onRetry}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={2} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.none}</p>}
      {rows && rows.length > 0 && <ul class="links">{rows.map(row)}</ul>}
      {children}
    </Section>
  );
}

interface RowProps { name: ComponentChildren; facts: string; actions: ComponentChildren; children: ComponentChildren }

/** One of them: how it is called, how it gets on, what can be done. @param children dialogs */
export function LinkedSystem({ name, facts, actions, children }: RowProps) {
  return (
    <li class="link-row">
      <div class="link-name">{name}</div>
      <p class="link-facts">{facts}</p>
      <div class="link-actions">{actions}</div>
      {children}
    </li>
  );
}

/** Does something to a system and reads the list anew; says what went wrong, and `done` where it went well. */
export function useChange(onChanged: () => void): (work: Promise<unknown>, done?: string) => void {
  const { toasts } = useConsole();
  const all = useWords();
  return (work, done) => {
    void work.then(() => {
      onChanged();
      if (done) toasts.say(done);
    }, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad'));
  };
}
