import type { SendPreview } from '@aftercast/shared';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { focusFirstProblem } from '../../components/Field.tsx';
import { Drawer } from '../../components/page/Drawer.tsx';
import { emptySend, sendProblems, toSend, type SendDraft } from '../../models/cases/send-draft.ts';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import { SendFields } from './SendFields.tsx';

/** Everyone an incident concerns: chosen by their orders, looked at, then told. What was looked at is what is sent. */
export function SendDrawer({ incidentId, onSent, onClose }: { incidentId: string; onSent: () => void; onClose: () => void }) {
  const { api, newId, session } = useConsole();
  const all = useWords();
  const words = all.incidents.sends;
  const [draft, setDraft] = useState<SendDraft>(emptySend);
  const [asked, setAsked] = useState(false);
  const [seen, setSeen] = useState<SendPreview | null>(null);
  const [busy, setBusy] = useState<'look' | 'send' | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const id = useRef(newId('snd'));
  const form = useRef<HTMLDivElement>(null);
  const given = () => toSend(draft, session.shop.value?.timeZone ?? 'UTC');
  async function run(what: 'look' | 'send', work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (cause) {
      setFailure(failureCode(cause));
    } finally {
      setBusy(null);
    }
  }
  const look = (): void => {
    setAsked(true);
    if (Object.keys(sendProblems(draft)).length > 0) return focusFirstProblem(form.current);
    void run('look', async () => { const { rule, texts } = given(); setSeen(await api.sends.preview(incidentId, { rule, texts })); form.current?.parentElement?.scrollTo({ top: 0 }); });
  };
  const send = (): void => {
    void run('send', async () => {
      await api.sends.open(incidentId, { id: id.current, ...given() });
      onSent();
    });
  };
  const nobody = seen !== null && seen.shoppers === 0;
  return (
    <Drawer
      title={words.title} onClose={onClose} class="wide"
      foot={<>
        {failure && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
        <Button onPress={onClose}>{all.general.cancel}</Button>
        <Button tone={seen && !nobody ? 'plain' : 'primary'} busy={busy === 'look'} onPress={look}>{seen ? words.lookAgain : words.look}</Button>
        {seen && !nobody && <Button tone="primary" busy={busy === 'send'} onPress={send}>{words.send(seen.shoppers)}</Button>}
      </>}
    >
      <div ref={form}>
        {seen && <Seen preview={seen} />}
        <SendFields draft={draft} asked={asked} onDraft={(part) => { setDraft({ ...draft, ...part }); setSeen(null); }} />
      </div>
    </Drawer>
  );
}

function Seen({ preview: { orders, shoppers, guests, talking, toldBefore, isAll, samples } }: { preview: SendPreview }) {
  const words = useWords().incidents.sends;
  return (
    <section class="send-seen" role="status">
      <p class="care-would">{shoppers === 0 ? words.nobody : words.reaches(shoppers, orders, isAll)}</p>
      <ul class="care-kept">
        {talking > 0 && <li>{words.talking(talking)}</li>}
        {toldBefore > 0 && <li>{words.toldBefore(toldBefore)}</li>}
        {guests > 0 && <li>{words.guests(guests)}</li>}
      </ul>
      {samples.length > 0 && (
        <ul class="care-samples" aria-label={words.samples}>
          {samples.map(({ orderIds, shopperName, text }) => (
            <li key={orderIds.join()}><p class={text === null ? 'case-late' : undefined} dir="auto">{text ?? words.missing}</p><span class="faint"><bdi>{[shopperName, orderIds.join(words.between)].filter(Boolean).join(' · ')}</bdi></span></li>
          ))}
        </ul>
      )}
    </section>
  );
}
