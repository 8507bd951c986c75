import { useState } from 'preact/hooks';
import { limits } from '@aftercast/shared/client';
import type { InboxConversation } from '@aftercast/shared';
import { snoozeChoices } from '../../models/desk/snooze-times.ts';
import { fromZonedField, toZonedField } from '../../models/zoned-time.ts';
import { Button } from '../Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';
import { Field } from '../Field.tsx';

/** Chooses until when a conversation is put aside, in the shop's time zone. */
export function SnoozeDialog({ row, onClose }: { row: InboxConversation; onClose: () => void }) {
  const all = useWords();
  const words = all.desk.snooze;
  const times = useTimes();
  const { toasts, clock, session } = useConsole();
  const { filing } = useWorkspace();
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const now = clock.now.peek();
  const choices = snoozeChoices(now, zone);
  const [field, setField] = useState(() => toZonedField(choices.at(-1)?.until ?? now, zone));
  const [tried, setTried] = useState(false);
  const custom = fromZonedField(field, zone);
  const wrong = custom === null || custom <= now || custom > now + limits.longestSnoozeMs;

  async function put(until: number): Promise<void> {
    const failure = await filing.snooze(row, until);
    onClose();
    if (failure) toasts.say(all.errors[failure], 'bad');
    else toasts.say(words.done(times.sameDay(until, now) ? times.clock(until) : times.short(until)));
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class="dialog-text">{words.lead}</p>
      <div class="snooze-choices">
        {choices.map(({ name, until }, index) => (
          <button key={name} type="button" class="snooze-choice" autofocus={index === 0} onClick={() => { void put(until); }}>
            <span>{words.choices[name]}</span><time>{times.sameDay(until, now) ? times.clock(until) : times.short(until)}</time>
          </button>
        ))}
      </div>
      <form class="snooze-custom" onSubmit={(event) => { event.preventDefault(); setTried(true); if (!wrong) void put(custom); }}>
        <Field label={words.custom} problem={tried && wrong ? words.past : null}>
          {({ id, describedBy, invalid }) => (
            <input id={id} class="input" type="datetime-local" value={field} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => setField(event.currentTarget.value)} />
          )}
        </Field>
        <Button submit>{words.set}</Button>
      </form>
    </Dialog>
  );
}
