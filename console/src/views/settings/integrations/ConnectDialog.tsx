import type { Connection, ConnectionKind } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Segmented, TextField } from '../../../components/Field.tsx';
import { failureCode, type FailureCode } from '../../../models/failure.ts';

/** A new source of orders: any system that can sign, or Shopify, which brings its secret. */
export function ConnectDialog({ onMade, onClose }: { onMade: (made: { connection: Connection; secret: string | null }) => void; onClose: () => void }) {
  const { api } = useConsole();
  const all = useWords();
  const words = all.integrations.connections;
  const [kind, setKind] = useState<ConnectionKind>('webhook');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const isReady = name.trim() !== '' && (kind === 'webhook' || secret.trim().length >= 8);
  async function make(): Promise<void> {
    setBusy(true);
    try {
      onMade(await api.integrations.connect({ kind, name: name.trim(), ...kind === 'shopify' ? { secret: secret.trim() } : {} }));
    } catch (cause) {
      setFailure(failureCode(cause));
      setBusy(false);
    }
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); if (isReady) void make(); }}>
        <Segmented label={words.kind} value={kind} options={(['webhook', 'shopify'] as const).map((value) => ({ value, label: words.kinds[value] }))} onChoose={setKind} hint={words.kindHints[kind]} />
        <TextField label={words.name} value={name} onText={setName} maxLength={60} required autofocus autocomplete="off" />
        {kind === 'shopify' && <TextField label={words.shopifySecret} value={secret} onText={setSecret} hint={words.shopifyHint} maxLength={200} autocomplete="off" spellcheck={false} />}
        {failure && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" busy={busy} disabled={!isReady}>{words.add}</Button></footer>
      </form>
    </Dialog>
  );
}
