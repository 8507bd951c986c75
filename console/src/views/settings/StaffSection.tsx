import { useEffect, useMemo, useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { CopyField } from '../../components/CopyField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createStaff, type LinkForSomeone } from '../../models/staff.ts';
import { InvitationTable } from './InvitationTable.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { StaffTable } from './StaffTable.tsx';

/** Who works here; invitations and password links to hand over. */
export function StaffSection() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.settings.staff;
  const staff = useMemo(() => createStaff(api), [api]);
  const [inviting, invite] = useState(false);
  useEffect(() => { void staff.load(); }, [staff]);
  const agents = staff.agents.value;
  const failure = staff.failure.value;
  const link = staff.link.value;
  return (
    <SettingsPage section="staff" lead={words.lead} width="full" action={<Button tone="primary" icon="plus" onPress={() => invite(true)}>{words.invite}</Button>}>
      {agents === null && failure === null && <Skeleton rows={2} label={all.general.loading} />}
      {failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void staff.load(); }}>{all.general.retry}</Button></Blank>}
      {agents && <StaffTable agents={agents} staff={staff} />}
      {agents && staff.invitations.value.length > 0 && <InvitationTable invitations={staff.invitations.value} staff={staff} />}
      {inviting && link === null && <InviteDialog staff={staff} onClose={() => invite(false)} />}
      {link && <LinkDialog link={link} onClose={() => { invite(false); staff.closeLink(); }} />}
    </SettingsPage>
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
