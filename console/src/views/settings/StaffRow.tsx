import { useState } from 'preact/hooks';
import type { AgentView } from '@aftercast/shared';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { Staff } from '../../models/staff.ts';
import type { FailureCode } from '../../models/failure.ts';

/** One colleague, with what an owner may do about the account. */
export function StaffRow({ agent, staff }: { agent: AgentView; staff: Staff }) {
  const { session, toasts, clock } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.settings.staff;
  const [disabling, disable] = useState(false);
  const me = session.agent.value?.id === agent.id;
  const run = async (work: Promise<FailureCode | null>): Promise<void> => {
    const failure = await work;
    if (failure) toasts.say(all.errors[failure], 'bad');
  };
  const otherRole = agent.role === 'owner' ? 'agent' : 'owner';
  return (
    <li class={agent.disabled ? 'staff-row disabled' : 'staff-row'}>
      <Avatar name={agent.name} kind={me ? 'me' : 'agent'} size="l" />
      <div class="staff-who">
        <p><bdi class="staff-name">{agent.name}</bdi> <span class="tag">{words.roles[agent.role]}</span>{me && <span class="tag info">{words.you}</span>}{agent.disabled && <span class="tag late">{words.disabled}</span>}</p>
        <p class="faint"><bdi>{agent.email}</bdi> · {words.joined(times.ago(agent.createdAt, clock.now.peek()))}</p>
      </div>
      {!me && (
        <details class="menu">
          <summary class="icon-button" aria-label={words.actions(agent.name)} title={words.actions(agent.name)}><Icon name="more" /></summary>
          <div class="menu-items" onClick={(event) => { if (event.target instanceof Element && event.target.closest('button')) event.currentTarget.closest('details')?.removeAttribute('open'); }}>
            {!agent.disabled && <Button tone="quiet" icon="key" onPress={() => { void run(staff.resetPassword(agent)); }}>{words.resetPassword}</Button>}
            {!agent.disabled && <Button tone="quiet" icon="person" onPress={() => { void run(staff.change(agent.id, { role: otherRole })); }}>{otherRole === 'owner' ? words.makeOwner : words.makeAgent}</Button>}
            {agent.disabled
              ? <Button tone="quiet" icon="undo" onPress={() => { void run(staff.change(agent.id, { disabled: false })); }}>{words.enable}</Button>
              : <Button tone="quiet" icon="close" onPress={() => disable(true)}>{words.disable}</Button>}
          </div>
        </details>
      )}
      {disabling && <Confirm title={`${words.disable} ${agent.name}`} text={words.disableConfirm(agent.name)} yes={words.disable} danger onYes={() => { void run(staff.change(agent.id, { disabled: true })); }} onClose={() => disable(false)} />}
    </li>
  );
}
