import type { CaseAction, CaseView } from '@aftercast/shared';
import { paidMatters } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { centsOf, money, typedCents } from '../models/cases/money.ts';
import { Button } from './Button.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';
import { TextAreaField, TextField } from './Field.tsx';

/** How far this agent may go alone, in words; nothing until it is known. */
export function useLimitHint(currency: string): string {
  const { cases } = useWorkspace();
  const { preferences } = useConsole();
  const words = useWords().cases;
  const limit = cases.ownLimit.value;
  if (limit === undefined) return '';
  return limit === null ? words.amountFree : words.amountHint(money(limit, currency, preferences.language.value));
}

/** Grants what a case is about: how much, and why. Above the limit it says that it will be a request. */
export function GrantDialog({ about, onGrant, onClose }: { about: CaseView; onGrant: (action: CaseAction) => void; onClose: () => void }) {
  const { cases } = useWorkspace();
  const { preferences } = useConsole();
  const all = useWords();
  const words = all.cases;
  const [typed, setTyped] = useState(typedCents(about.amountCents));
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  const hint = useLimitHint(about.currency);
  const asksAmount = paidMatters.has(about.matter);
  const cents = centsOf(typed);
  const limit = cases.ownLimit.value;
  const above = typeof limit === 'number' && typeof cents === 'number' && cents + about.settledCents > limit;
  function submit(): void {
    if (cents === undefined || (asksAmount && !cents)) { setWrong(true); return; }
    onGrant({ type: 'grant', amountCents: cents, note });
  }
  return (
    <Dialog title={words.grantTitle(words.matters[about.matter])} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <TextField
          label={words.amount} value={typed} onText={setTyped} autocomplete="off"
          hint={above ? words.needsApproval(money(limit, about.currency, preferences.language.value)) : hint}
          problem={!wrong ? null : cents === undefined ? words.amountWrong : asksAmount && !cents ? all.errors.case_amount_missing : null}
        />
        <TextAreaField label={words.note} value={note} onText={setNote} hint={words.noteHint} rows={2} maxLength={500} />
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" autofocus>{above ? words.actions.ask : words.actions.grant}</Button></footer>
      </form>
    </Dialog>
  );
}
