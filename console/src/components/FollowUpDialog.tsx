import { useMemo, useState } from 'preact/hooks';
import type { FollowUp } from '@aftercast/shared';
import { fromZonedField, toZonedField } from '../models/zoned-time.ts';
import { Button } from './Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';
import { Field, TextAreaField } from './Field.tsx';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

interface Props { conversationId: string; /** Null: a new one. */ moving: FollowUp | null; onClose: () => void }

/** When to come back to a conversation, what for, and whether the shopper is told. */
export function FollowUpDialog({ conversationId, moving, onClose }: Props) {
  const { newId, session, clock, toasts } = useConsole();
  const { followUps } = useWorkspace();
  const times = useTimes();
  const all = useWords();
  const words = all.followUps;
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const id = useMemo(() => newId('f'), [newId]);
  const now = clock.now.peek();
  const [note, setNote] = useState(moving?.note ?? '');
  const [field, setField] = useState(toZonedField(moving && moving.dueAt > now ? moving.dueAt : now + 2 * hourMs, zone));
  const [promised, promise] = useState(moving?.promised ?? false);
  const [tried, tryIt] = useState(false);
  const [busy, work] = useState(false);
  const dueAt = fromZonedField(field, zone);
  const late = dueAt === null || dueAt <= clock.now.value;
  const empty = note.trim() === '' && !promised;
  const dayAt = (days: number, hour: string): string => `${toZonedField(now + days * dayMs, zone).slice(0, 10)}T${hour}`;
  const choices = [
    { label: words.inHours(2), value: toZonedField(now + 2 * hourMs, zone) }, { label: words.today, value: dayAt(0, '18:00') },
    { label: words.tomorrowMorning, value: dayAt(1, '10:00') }, { label: words.tomorrowEvening, value: dayAt(1, '18:00') }, { label: words.inThreeDays, value: dayAt(3, '10:00') },
  ].filter(({ value }) => (fromZonedField(value, zone) ?? 0) > now);

  async function save(): Promise<void> {
    tryIt(true);
    if (late || empty || dueAt === null || busy) return;
    work(true);
    const failure = moving ? await followUps.change(moving.id, { dueAt, note: note.trim() }) : await followUps.create(id, conversationId, { note: note.trim(), dueAt, promised });
    work(false);
    if (failure) return toasts.say(all.errors[failure], 'bad');
    toasts.say(words.made(times.short(dueAt)));
    onClose();
  }
  return (
    <Dialog title={moving ? words.move : words.title} onClose={onClose}>
      <form class="form dialog-text" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <div class="follow-when">
          <Field label={words.when} problem={tried && late ? words.past : null}>
            {({ id: fieldId, describedBy, invalid }) => (
              <input type="datetime-local" id={fieldId} class="input" value={field} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => setField(event.currentTarget.value)} />
            )}
          </Field>
          <span class="variable-chips">
            {choices.map(({ label, value }) => <button key={label} type="button" class="variable" aria-pressed={value === field} onClick={() => setField(value)}>{label}</button>)}
          </span>
        </div>
        <TextAreaField label={words.note} value={note} onText={setNote} rows={2} maxLength={500} hint={words.noteHint} problem={tried && empty ? words.empty : null} />
        {moving
          ? moving.promised && <p class="faint">{words.toldAnew}</p>
          : (
            <label class="follow-promise">
              <input type="checkbox" checked={promised} onChange={(event) => promise(event.currentTarget.checked)} />
              <span>{words.promise}<span class="faint">{dueAt === null ? '' : words.preview(times.short(dueAt))}</span></span>
            </label>
          )}
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={busy}>{moving ? words.move : words.set}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
