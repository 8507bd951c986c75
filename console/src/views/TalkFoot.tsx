import { Button } from '../components/Button.tsx';
import { Composer } from '../components/Composer.tsx';
import { useConsole, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { Icon } from '../components/Icon.tsx';
import { NoteComposer } from '../components/notes/NoteComposer.tsx';
import { can } from '@aftercast/shared/client';
import type { DeskActions } from './desk-actions.ts';

/** What is written below the log: the reply or a private note; where a reply is not one's own to write, why, and the way to it. */
export function TalkFoot({ conversationId, actions }: { conversationId: string; actions: DeskActions }) {
  const { talk, agentId, notes } = useWorkspace();
  const { session } = useConsole();
  const words = useWords().desk.notes;
  const row = talk.row.value;
  const agent = session.agent.value;
  if (!row || !agent) return null;
  const own = row.state === 'assigned' && row.owner?.id === agentId;
  const writing = notes.writing.value;
  const colleague = talk.typing.agent.value;
  const mayWrite = can(agent, 'answer', 'conversations');
  return (
    <div class={`talk-foot${writing ? ' noting' : ''}`}>
      {own && colleague !== null && <p class="writing-too" role="status"><Icon name="warning" size={16} />{words.writingToo(colleague)}</p>}
      {mayWrite && (
        <div class="foot-modes" role="group" aria-label={words.mode}>
          <button type="button" class="foot-mode" aria-pressed={!writing} onClick={() => notes.write(false)}>{words.reply}</button>
          <button type="button" class="foot-mode" aria-pressed={writing} aria-keyshortcuts="n" onClick={() => notes.write(true)}><Icon name="lock" size={14} />{words.note}<kbd aria-hidden="true">n</kbd></button>
        </div>
      )}
      {writing ? <NoteComposer key={conversationId} conversationId={conversationId} /> : own ? <Composer key={conversationId} conversationId={conversationId} /> : <Standing actions={actions} mayClaim={mayWrite} />}
    </div>
  );
}

/** Why there is no composer, and the way to one. */
function Standing({ actions, mayClaim }: { actions: DeskActions; mayClaim: boolean }) {
  const { talk, desk } = useWorkspace();
  const words = useWords().conversation;
  const row = talk.row.value;
  if (!row) return null;
  const text = !mayClaim ? words.standing.readOnly : row.state === 'assigned' ? words.standing.assigned(row.owner?.name ?? '') : words.standing[row.state];
  const claim = { bot: words.takeOver, queued: words.claim, resolved: words.reopen, assigned: null }[row.state];
  return (
    <div class="standing">
      <p dir="auto">{text}</p>
      {claim && mayClaim && <Button tone="primary" hotkey="c" busy={desk.busy.value === 'claim'} onPress={() => actions.run('claim')}>{claim}</Button>}
    </div>
  );
}
