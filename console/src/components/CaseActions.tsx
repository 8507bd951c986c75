import type { CaseAction, CaseView } from '@aftercast/shared';
import { can, caseCan, isOpenCase } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { GrantDialog } from './GrantDialog.tsx';
import { Menu } from './page/Menu.tsx';

/** What this agent may do with a case now: the next step as buttons, the rest behind three dots. */
export function CaseActions({ about }: { about: CaseView }) {
  const { cases, agentId } = useWorkspace();
  const { session, toasts, clock } = useConsole();
  const all = useWords();
  const words = all.cases;
  const [granting, grant] = useState(false);
  const agent = session.agent.value;
  if (!agent || !can(agent, 'update', 'cases')) return null;
  const may = (move: Parameters<typeof caseCan>[1]): boolean => caseCan(about.state, move);
  const decides = may('approve') && can(agent, 'approve', 'cases') && about.requestedBy?.id !== agentId;
  const busy = cases.busy.value === about.id;
  const act = (action: CaseAction): void => {
    void cases.act(about, action).then((failure) => {
      if (failure) toasts.say(failure === 'version_conflict' ? words.changedMeanwhile : all.errors[failure], 'bad');
    });
  };
  const later = (hours: number) => act({ type: 'set_deadline', dueAt: Math.round(clock.now.peek()) + hours * 3_600_000 });
  return (
    <div class="case-actions">
      {may('grant') && <Button tone="primary" busy={busy} onPress={() => grant(true)}>{words.actions.grant}</Button>}
      {may('refuse') && <Button busy={busy} onPress={() => act({ type: 'refuse', note: '' })}>{words.actions.refuse}</Button>}
      {decides && <><Button tone="primary" busy={busy} onPress={() => act({ type: 'approve', note: '' })}>{words.actions.approve}</Button><Button busy={busy} onPress={() => act({ type: 'reject', note: '' })}>{words.actions.reject}</Button></>}
      {may('approve') && !decides && <p class="faint">{about.requestedBy?.id === agentId && can(agent, 'approve', 'cases') ? words.ownRequest : words.waitsForApproval}</p>}
      {may('complete') && <Button tone="primary" icon="check" busy={busy} onPress={() => act({ type: 'complete', note: '' })}>{words.actions.complete}</Button>}
      {about.state === 'waiting_shopper' && <Button busy={busy} onPress={() => act({ type: 'resume' })}>{words.actions.resume}</Button>}
      <Menu label={words.actions.more}>
        {may('ask_shopper') && <Button tone="quiet" icon="person" onPress={() => act({ type: 'ask_shopper', note: '' })}>{words.actions.ask_shopper}</Button>}
        {about.state === 'waiting_approval' && <Button tone="quiet" icon="undo" onPress={() => act({ type: 'resume' })}>{words.actions.withdraw}</Button>}
        {isOpenCase(about.state) && about.owner?.id !== agentId && <Button tone="quiet" icon="person" onPress={() => act({ type: 'assign', ownerId: agentId })}>{words.actions.assign}</Button>}
        {isOpenCase(about.state) && <Button tone="quiet" icon="alert" onPress={() => later(24)}>{words.actions.deadline(words.deadlines.h24)}</Button>}
        {isOpenCase(about.state) && <Button tone="quiet" icon="alert" onPress={() => later(7 * 24)}>{words.actions.deadline(words.deadlines.d7)}</Button>}
        {may('reopen') && <Button tone="quiet" icon="refresh" onPress={() => act({ type: 'reopen', note: '' })}>{words.actions.reopen}</Button>}
        {may('cancel') && <Button tone="quiet" icon="close" onPress={() => act({ type: 'cancel', note: '' })}>{words.actions.cancel}</Button>}
      </Menu>
      {granting && <GrantDialog about={about} onClose={() => grant(false)} onGrant={(action) => { grant(false); act(action); }} />}
    </div>
  );
}
