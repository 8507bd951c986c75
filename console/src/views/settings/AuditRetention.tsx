import { useState } from 'preact/hooks';
import { auditDaysBounds } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { useConsole, useMay, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/Field.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { failureCode, type FailureCode } from '../../models/failure.ts';

const { least, most } = auditDaysBounds;

/** For how long the log is kept; owners change it. */
export function AuditRetention() {
  const { api } = useConsole();
  const words = useWords().audit;
  const mayChange = useMay('update', 'shop');
  const [asking, ask] = useState(false);
  const { data, reload } = useLoaded('retention', api.audit.retention);
  if (data === null) return <div class="audit-kept" />;
  return (
    <div class="audit-kept">
      <span>{words.kept(data.retentionDays)}</span>
      {mayChange && <Button tone="quiet" onPress={() => ask(true)}>{words.change}</Button>}
      {asking && <Ask days={data.retentionDays} onClose={() => ask(false)} onSaved={() => { ask(false); reload(); }} />}
    </div>
  );
}

function Ask({ days, onClose, onSaved }: { days: number; onClose: () => void; onSaved: () => void }) {
  const { api, toasts } = useConsole();
  const all = useWords();
  const words = all.audit;
  const [typed, type] = useState(String(days));
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [busy, setBusy] = useState(false);
  const next = Number(typed);
  const fine = Number.isInteger(next) && next >= least && next <= most;
  const save = async (): Promise<void> => {
    if (!fine) return;
    setBusy(true);
    try {
      await api.audit.setRetention(next);
      toasts.say(all.general.saved);
      onSaved();
    } catch (cause) {
      setFailure(failureCode(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog title={all.settings.sections.audit} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label={words.keepFor} hint={words.keepHint} problem={fine ? failure && all.errors[failure] : words.keepInvalid} inputMode="numeric" maxLength={4} value={typed} onText={(text) => type(text.trim())} />
        <div class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button tone="primary" submit busy={busy} disabled={!fine}>{all.general.save}</Button></div>
      </form>
    </Dialog>
  );
}
