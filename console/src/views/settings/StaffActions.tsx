import { useState } from 'preact/hooks';
import type { AgentView } from '@aftercast/shared';
import { agentRoles } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import type { FailureCode } from '../../models/failure.ts';
import type { Staff } from '../../models/staff.ts';

/** What an owner may do about a colleague's account. */
export function StaffActions({ agent, staff }: { agent: AgentView; staff: Staff }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.settings.staff;
  const [disabling, disable] = useState(false);
  const run = async (work: Promise<FailureCode | null>): Promise<void> => {
    const failure = await work;
    if (failure) toasts.say(all.errors[failure], 'bad');
  };
  return (
    <>
      <Menu label={words.actions(agent.name)}>
        {!agent.disabled && <Button tone="quiet" icon="key" onPress={() => { void run(staff.resetPassword(agent)); }}>{words.resetPassword}</Button>}
        {!agent.disabled && agentRoles.filter((role) => role !== agent.role).map((role) => (
          <Button key={role} tone="quiet" icon="person" onPress={() => { void run(staff.change(agent.id, { role })); }}>{words.makeRole(words.roles[role])}</Button>
        ))}
        {agent.disabled
          ? <Button tone="quiet" icon="undo" onPress={() => { void run(staff.change(agent.id, { disabled: false })); }}>{words.enable}</Button>
          : <Button tone="quiet" icon="close" onPress={() => disable(true)}>{words.disable}</Button>}
      </Menu>
      {disabling && <Confirm title={words.disableTitle(agent.name)} text={words.disableConfirm(agent.name)} yes={words.disable} danger onYes={() => { void run(staff.change(agent.id, { disabled: true })); }} onClose={() => disable(false)} />}
    </>
  );
}
