import { useState } from 'preact/hooks';
import type { AgentRole } from '@aftercast/shared';
import { agentRoles } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import type { FailureCode } from '../../models/failure.ts';
import type { Staff } from '../../models/staff.ts';

/** Asks whom to invite, and as what. It ends in a link to hand over. */
export function InviteDialog({ staff, onClose }: { staff: Staff; onClose: () => void }) {
  const all = useWords();
  const words = all.settings.staff;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<AgentRole>('agent');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FailureCode | 'email' | null>(null);
  async function invite(): Promise<void> {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setProblem('email');
    setBusy(true);
    setProblem(await staff.invite(email.trim(), role));
    setBusy(false);
  }
  return (
    <Dialog title={words.invite} onClose={onClose}>
      <form class="form dialog-form" noValidate onSubmit={(event) => { event.preventDefault(); void invite(); }}>
        <TextField
          label={words.inviteEmail} type="email" value={email} onText={(value) => { setEmail(value); setProblem(null); }} autocomplete="off" autofocus
          problem={problem === null ? null : problem === 'email' ? words.emailInvalid : all.errors[problem]}
        />
        <Segmented label={words.inviteRole} value={role} options={agentRoles.map((value) => ({ value, label: words.roles[value] }))} onChoose={setRole} hint={words.roleHint[role]} />
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={busy}>{words.makeLink}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
