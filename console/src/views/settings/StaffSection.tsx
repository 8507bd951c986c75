import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AgentRole } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { CopyField } from '../../components/CopyField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createStaff, type LinkForSomeone, type Staff } from '../../models/staff.ts';
import type { FailureCode } from '../../models/failure.ts';
import { StaffRow } from './StaffRow.tsx';

/** Who works here; invitations and password links to hand over. */
export function StaffSection() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.settings.staff;
  const staff = useMemo(() => createStaff(api), [api]);
  useEffect(() => { void staff.load(); }, [staff]);
  const agents = staff.agents.value;
  const failure = staff.failure.value;
  return (
    <div class="form">
      <p class="settings-lead">{words.lead}</p>
      {agents === null && failure === null && <Skeleton rows={2} label={all.general.loading} />}
      {failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void staff.load(); }}>{all.general.retry}</Button></Blank>}
      {agents && <ul class="staff">{agents.map((agent) => <StaffRow key={agent.id} agent={agent} staff={staff} />)}</ul>}
      <Invite staff={staff} />
      {staff.link.value && <LinkDialog link={staff.link.value} onClose={staff.closeLink} />}
    </div>
  );
}

function Invite({ staff }: { staff: Staff }) {
  const all = useWords();
  const words = all.settings.staff;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<AgentRole>('agent');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FailureCode | 'email' | null>(null);
  async function invite(): Promise<void> {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setProblem('email');
    setBusy(true);
    const failed = await staff.invite(email.trim(), role);
    setBusy(false);
    setProblem(failed);
    if (failed === null) setEmail('');
  }
  return (
    <section class="settings-block">
      <h3>{words.invite}</h3>
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void invite(); }}>
        <TextField label={words.inviteEmail} type="email" value={email} onText={(value) => { setEmail(value); setProblem(null); }} autocomplete="off" problem={problem === null ? null : problem === 'email' ? words.emailInvalid : all.errors[problem]} />
        <Segmented label={words.inviteRole} value={role} options={(['agent', 'owner'] as const).map((value) => ({ value, label: words.roles[value] }))} onChoose={setRole} hint={words.roleHint[role]} />
        <div><Button submit tone="primary" busy={busy}>{words.makeLink}</Button></div>
      </form>
    </section>
  );
}

function LinkDialog({ link, onClose }: { link: LinkForSomeone; onClose: () => void }) {
  const words = useWords().settings.staff;
  const times = useTimes();
  const title = link.kind === 'invitation' ? words.linkReady(link.who) : words.resetReady(link.who);
  return (
    <Dialog title={title} onClose={onClose}>
      <CopyField label={title} value={link.url} />
      <p class="dialog-text faint">{words.linkExpires(times.full(link.expiresAt))}</p>
    </Dialog>
  );
}
