import type { RouteQuery } from '../../models/route.ts';
import { Button } from '../Button.tsx';
import { useConsole, useWorkspace, useWords } from '../ConsoleContext.tsx';

const urgencies = ['critical', 'high', 'normal', 'low'] as const;

/** Narrows all lists by label, language, agent and urgency; what is chosen stands in the address. */
export function FilterRow({ query, onQuery }: { query: RouteQuery; onQuery: (query: RouteQuery) => void }) {
  const all = useWords();
  const words = all.desk.filter;
  const { session } = useConsole();
  const { filing, notes, inbox } = useWorkspace();
  const me = session.agent.value;
  const staff = [...(me ? [{ id: me.id, name: all.inbox.row.you }] : []), ...notes.colleagues.value];
  const set = (name: string, value: string): void => onQuery({ ...query, [name]: value });
  const select = (name: string, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <select class={`input filter${query[name] ? ' narrowed' : ''}`} aria-label={label} value={query[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
      <option value="">{any}</option>
      {options.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}
    </select>
  );
  return (
    <div class="inbox-filters" role="group" aria-label={words.open}>
      {select('label', words.label, words.anyLabel, filing.labels.value.map(({ id, name }) => ({ value: id, label: name })))}
      {select('urgency', words.urgency, words.anyUrgency, urgencies.map((value) => ({ value, label: all.inbox.urgency.levels[value] })))}
      {select('owner', words.owner, words.anyOwner, staff.map(({ id, name }) => ({ value: id, label: name })))}
      {select('language', words.language, words.anyLanguage, (['zh', 'en'] as const).map((value) => ({ value, label: all.inbox.languages[value] })))}
      <label class="filter-snoozed"><input type="checkbox" checked={Boolean(query.snoozed)} onChange={(event) => set('snoozed', event.currentTarget.checked ? '1' : '')} />{words.snoozed}{inbox.counts.value.snoozed > 0 && <span class="count">{inbox.counts.value.snoozed}</span>}</label>
      <Button tone="quiet" onPress={() => onQuery({})}>{words.clear}</Button>
    </div>
  );
}
