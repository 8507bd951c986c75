import type { WebhookGroup } from '@aftercast/shared';
import { webhookGroups } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextField } from '../../../components/Field.tsx';
import { failureCode, type FailureCode } from '../../../models/failure.ts';

/** A system that is told what happens from now on. @param onMade with the secret, which is told this once */
export function WebhookDialog({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { api } = useConsole();
  const all = useWords();
  const words = all.integrations.webhooks;
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState<readonly WebhookGroup[]>(['order', 'care']);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const isReady = URL.canParse(url.trim()) && events.length > 0;
  async function make(): Promise<void> {
    setBusy(true);
    try {
      onMade((await api.integrations.addWebhook({ url: url.trim(), events: [...events], description: description.trim() })).secret);
    } catch (cause) {
      setFailure(failureCode(cause));
      setBusy(false);
    }
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); if (isReady) void make(); }}>
        <TextField type="url" label={words.url} value={url} onText={setUrl} hint={words.urlHint} problem={failure === 'invalid_request' ? words.urlProblem : null} maxLength={500} required autofocus autocomplete="off" />
        <TextField label={words.description} value={description} onText={setDescription} maxLength={120} autocomplete="off" />
        <fieldset class="field care-statuses">
          <legend>{words.events}</legend>
          <div class="care-checks">
            {webhookGroups.map((group) => (
              <label key={group} class="care-check">
                <input type="checkbox" checked={events.includes(group)} onChange={(event) => setEvents(event.currentTarget.checked ? [...events, group] : events.filter((one) => one !== group))} />
                <span>{words.groups[group]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {failure && failure !== 'invalid_request' && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" busy={busy} disabled={!isReady}>{words.add}</Button></footer>
      </form>
    </Dialog>
  );
}
