import type { OpenInvitation } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import type { FailureCode } from '../../models/failure.ts';
import type { Staff } from '../../models/staff.ts';

interface Props { invitations: readonly OpenInvitation[]; staff: Staff }

/** Who was invited and has not joined: withdraw it, or make a new link where the first got lost. */
export function InvitationTable({ invitations, staff }: Props) {
  const times = useTimes();
  const { clock } = useConsole();
  const words = useWords().settings.staff;
  const columns: Column<OpenInvitation>[] = [
    { key: 'email', head: words.email, cell: ({ email }) => <bdi class="staff-name">{email}</bdi> },
    { key: 'role', head: words.inviteRole, width: '120px', cell: ({ role }) => words.roles[role] },
    { key: 'until', head: words.validUntil, width: '140px', cell: ({ expiresAt }) => times.short(expiresAt) },
    { key: 'actions', head: words.moreActions, kind: 'actions', cell: (invitation) => <InvitationActions invitation={invitation} staff={staff} /> },
  ];
  return (
    <Section class="staff-invited" title={words.invited} lead={words.invitedLead}>
      <Table label={words.invited} columns={columns} rows={invitations.filter(({ expiresAt }) => expiresAt > clock.now.peek())} keyOf={({ id }) => id} />
    </Section>
  );
}

function InvitationActions({ invitation: { id, email, role }, staff }: { invitation: OpenInvitation; staff: Staff }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.settings.staff;
  const [withdrawing, withdraw] = useState(false);
  const run = async (work: Promise<FailureCode | null>): Promise<void> => {
    const failure = await work;
    if (failure) toasts.say(all.errors[failure], 'bad');
  };
  return (
    <>
      <Menu label={words.actions(email)}>
        <Button tone="quiet" icon="key" onPress={() => { void run(staff.invite(email, role)); }}>{words.newLink}</Button>
        <Button tone="quiet" icon="close" onPress={() => withdraw(true)}>{words.withdraw}</Button>
      </Menu>
      {withdrawing && <Confirm title={words.withdraw} text={words.withdrawConfirm(email)} yes={words.withdraw} danger onYes={() => { void run(staff.withdraw(id)); }} onClose={() => withdraw(false)} />}
    </>
  );
}
