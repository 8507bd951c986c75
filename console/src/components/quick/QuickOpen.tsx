import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { areas, mayOpen } from '../../models/areas.ts';
import { createQuickOpen } from '../../models/desk/quick-open.ts';
import { matchesFilter } from '../../models/inbox-order.ts';
import type { Route } from '../../models/route.ts';
import { previewText, shopperName } from '../../models/shopper-name.ts';
import { Button } from '../Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';

interface Choice { key: string; group: string; to: Route; head: ComponentChildren; side: string; text: string }

/** One field that leads anywhere: arrows choose, Enter opens. @param begin what stands in it at first, and is looked for */
export function QuickOpen({ begin, onClose }: { begin: string; onClose: () => void }) {
  const all = useWords();
  const words = all.desk.quick;
  const times = useTimes();
  const { navigation, session, clock, api } = useConsole();
  const { inbox } = useWorkspace();
  const quick = useMemo(() => createQuickOpen({
    search: api.desk.search, rows: () => inbox.rows.value.values(), fits: (row, text) => matchesFilter(row, text, shopperName(row.shopper, all)),
  }), []);
  useEffect(() => { if (begin !== '') quick.type(begin); }, []);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const text = quick.text.value.trim();
  const now = clock.now.peek();
  const choices: Choice[] = [
    ...areas.filter((area) => mayOpen(session.agent.value, area) && all.general[area.name].toLowerCase().includes(text.toLowerCase()))
      .map(({ name, to }) => ({ key: name, group: words.areas, to, head: all.general[name], side: '', text: '' })),
    ...quick.atHand.value.map((row) => ({
      key: row.id, group: words.loaded, to: opened(row.id), head: <bdi>{shopperName(row.shopper, all)}</bdi>, side: all.inbox.states[row.state], text: previewText(row.preview, all),
    })),
    ...quick.found.value.map(({ conversation: row, by, excerpt }) => ({
      key: row.id, group: words.found, to: opened(row.id), head: <bdi>{shopperName(row.shopper, all)}</bdi>, side: times.ago(row.lastMessageAt, now), text: `${words.reasons[by]}: ${previewText(excerpt, all)}`,
    })),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const go = (choice: Choice | undefined): void => {
    if (!choice) return;
    onClose();
    navigation.go(choice.to);
  };
  function key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      return go(choices[chosen]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = (chosen + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % Math.max(1, choices.length);
    setAt(next);
    list.current?.querySelector(`#quick-${next}`)?.scrollIntoView({ block: 'nearest' });
  }
  const failure = quick.failure.value;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <input
        class="input quick-input" type="text" dir="auto" autofocus role="combobox" aria-label={words.label} placeholder={words.placeholder} value={quick.text.value}
        aria-expanded={choices.length > 0} aria-controls="quick-list" aria-autocomplete="list" aria-activedescendant={choices.length > 0 ? `quick-${chosen}` : undefined}
        onInput={(event) => { quick.type(event.currentTarget.value); setAt(0); }} onKeyDown={key}
      />
      <ul class="quick-list" id="quick-list" role="listbox" aria-label={words.label} ref={list}>
        {choices.map((choice, index) => (
          <li key={`${choice.group}${choice.key}`} id={`quick-${index}`} role="option" aria-selected={index === chosen} class={choice.group === choices[index - 1]?.group ? '' : 'begins'} onClick={() => go(choice)}>
            {choice.group !== choices[index - 1]?.group && <span class="quick-group">{choice.group}</span>}
            <span class="quick-head">{choice.head}</span><span class="quick-side">{choice.side}</span>
            {choice.text !== '' && <span class="quick-text" dir="auto">{choice.text}</span>}
          </li>
        ))}
      </ul>
      <p class="quick-foot" role="status">
        {quick.status.value === 'searching' && words.searching}
        {failure && `${words.failed}: ${all.errors[failure]}`}
        {quick.status.value === 'done' && quick.found.value.length === 0 && choices.length === 0 && words.nothing(text)}
        {quick.status.value === 'done' && quick.lookedBackTo.value !== null && <>{words.searchedUntil(times.short(quick.lookedBackTo.value))} <Button tone="quiet" onPress={quick.more}>{words.more}</Button></>}
      </p>
    </Dialog>
  );
}

function opened(conversationId: string): Route {
  return { page: 'inbox', list: 'all', conversationId, shopper: false };
}
