import { useState } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Field } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Drawer } from '../../components/page/Drawer.tsx';
import type { FailureCode } from '../../models/failure.ts';
import type { WorkList } from '../../models/worklist/work-list.ts';
import { isQuestion, type WorkItem } from '../../models/worklist/worklist-api.ts';
import { entryRoute } from './EntryListView.tsx';
import { EntryPicker, useEntryRows } from './EntryPicker.tsx';
import { WorkEntryForm } from './WorkEntryForm.tsx';

interface Props {
  /** Null: the row is no longer there. */
  item: WorkItem | null;
  list: WorkList;
  language: Language;
  mayEdit: boolean;
  /** An entry is being written out of it. */
  writing: boolean;
  act: (work: Promise<FailureCode | null>) => Promise<boolean>;
  onClose: () => void;
  onWrite: (item: WorkItem) => void;
}

/** Everything about one row: what was said, what it cost, and where its words may go. */
export function WorkDrawer({ item, list, language, mayEdit, writing, act, onClose, onWrite }: Props) {
  const words = useWords().worklist;
  if (!item) return <Drawer title={words.columns.what} onClose={onClose}><p class="faint">{words.detail.gone}</p></Drawer>;
  const after = (work: Promise<FailureCode | null>): void => { void act(work).then((ok) => { if (ok) onClose(); }); };
  if (writing && mayEdit) return <WorkEntryForm item={item} list={list} onClose={onClose} onSave={(entry) => after(list.makeEntry(item, entry))} />;
  return (
    <Drawer
      title={item.title} onClose={onClose}
      foot={mayEdit && (
        <>
          <Button onPress={() => after(list.dismiss(item))}>{words.act.dismiss}</Button>
          {isQuestion(item)
            ? <Button tone={item.entry ? 'plain' : 'primary'} icon="plus" onPress={() => onWrite(item)}>{words.act.make}</Button>
            : item.entry && <Link class="button primary" to={entryRoute(language, item.entry.id)}>{words.act.edit}</Link>}
        </>
      )}
    >
      <Facts item={item} />
      {mayEdit && isQuestion(item) && item.phrasings.length > 0 && <AddForm item={item} list={list} language={language} onAdd={(entry, phrasings) => after(list.addPhrasings(item, entry, phrasings))} />}
      <Examples item={item} />
    </Drawer>
  );
}

function Facts({ item: { kind, count, minutes, firstAt, lastAt, reasons, scope, ended } }: { item: WorkItem }) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().worklist;
  const { detail } = words;
  const at = (time: number | null): string => (time === null ? '' : times.ago(time, clock.now.value));
  const causes = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  const place = [scope.product, scope.liveSession].filter(Boolean).join(' · ');
  return (
    <div class="work-about">
      {ended !== null && firstAt !== null && <p>{detail.ended[ended](times.full(firstAt))}</p>}
      {kind === 'unused' && <p>{detail.unused}</p>}
      {kind === 'reworded' && <p>{detail.reworded(count)}</p>}
      {kind === 'handed_off' && <p>{detail.handedOff}</p>}
      {ended !== null && count > 0 && <p>{detail.spokenSince(count)}</p>}
      {ended === null && count > 0 && kind !== 'reworded' && <p>{detail.asked(count, at(firstAt), at(lastAt))}</p>}
      {minutes > 0 && <p title={detail.costHow}>{detail.cost(words.minutes(minutes))}<span class="faint"> {detail.costHow}</span></p>}
      {place !== '' && <p>{detail.where}: <bdi>{place}</bdi></p>}
      {causes.length > 0 && <><h3>{detail.why}</h3><ul>{causes.map(([cause, times_]) => <li key={cause}>{words.reason(words.reasons[cause] ?? cause, times_)}</li>)}</ul></>}
    </div>
  );
}

/** Which words go to which entry. */
function AddForm({ item, list, language, onAdd }: { item: WorkItem; list: WorkList; language: Language; onAdd: (entry: { id: string; question: string }, phrasings: string[]) => void }) {
  const words = useWords().worklist;
  const rows = useEntryRows(language);
  const [entryId, choose] = useState(item.entry?.id ?? '');
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const chosen = item.phrasings.filter((each) => !left.has(each));
  const entry = rows.find(({ id }) => id === entryId) ?? (item.entry?.id === entryId ? item.entry : null);
  const toggle = (text: string): void => {
    const next = new Set(left);
    if (!next.delete(text)) next.add(text);
    leave(next);
  };
  return (
    <div class="work-add">
      <fieldset class="field">
        <legend>{words.detail.phrasings}</legend>
        {item.phrasings.map((text) => (
          <label key={text} class="work-phrasing"><input type="checkbox" checked={!left.has(text)} onChange={() => toggle(text)} /><bdi>{text}</bdi></label>
        ))}
      </fieldset>
      <Field label={words.detail.entry}>{() => <EntryPicker label={words.detail.entry} rows={rows} value={entryId} onChoose={choose} />}</Field>
      <Button tone={item.entry ? 'primary' : 'plain'} icon="plus" busy={list.busy.value === item.key} disabled={!entry || chosen.length === 0} onPress={() => { if (entry) onAdd(entry, chosen); }}>{words.act.add}</Button>
    </div>
  );
}

function Examples({ item: { examples } }: { item: WorkItem }) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().worklist.detail;
  if (examples.length === 0) return null;
  return (
    <div class="work-examples">
      <h3>{words.examples}</h3>
      <ul>
        {examples.map(({ text, askedAt, conversationId }) => (
          <li key={text}>
            <q dir="auto">{text}</q>
            <Link to={{ page: 'inbox', list: 'all', conversationId, shopper: false }} label={words.readTalk}>{times.ago(askedAt, clock.now.value)}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
