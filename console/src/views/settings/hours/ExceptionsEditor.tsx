import type { OpeningHours } from '@aftercast/shared';
import { Button, IconButton } from '../../../components/Button.tsx';
import { useWords } from '../../../components/ConsoleContext.tsx';
import { BlocksEditor } from './BlocksEditor.tsx';

type Exceptions = OpeningHours['exceptions'];

/** Days that are not like their weekday: closed, or with other times. */
export function ExceptionsEditor({ exceptions, today, onExceptions }: { exceptions: Exceptions; today: string; onExceptions: (exceptions: Exceptions) => void }) {
  const words = useWords().settings.hours;
  const set = (at: number, patch: Partial<Exceptions[number]>): void => onExceptions(exceptions.map((one, n) => (n === at ? { ...one, ...patch } : one)));
  return (
    <>
      <ul class="hours-days">
        {exceptions.map(({ date, blocks, note }, n) => (
          <li key={n} class="hours-exception">
            <input class="input" type="date" aria-label={words.date} value={date} aria-invalid={date === ''} onInput={(event) => set(n, { date: event.currentTarget.value })} />
            <BlocksEditor day={date} blocks={blocks} onBlocks={(next) => set(n, { blocks: next })} />
            <input class="input" aria-label={words.note} placeholder={words.note} maxLength={60} value={note} onInput={(event) => set(n, { note: event.currentTarget.value })} />
            <IconButton icon="trash" label={words.removeDay(date)} onPress={() => onExceptions(exceptions.filter((_, one) => one !== n))} />
          </li>
        ))}
      </ul>
      {exceptions.some(({ date }, n) => exceptions.findIndex((one) => one.date === date) !== n) && <p class="field-problem" role="alert">{words.twice}</p>}
      <div><Button icon="plus" onPress={() => onExceptions([...exceptions, { date: exceptions.some(({ date }) => date === today) ? '' : today, blocks: [], note: '' }])}>{words.addDay}</Button></div>
    </>
  );
}
