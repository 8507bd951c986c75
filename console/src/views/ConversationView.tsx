import { Blank } from '../components/Blank.tsx';
import { Button } from '../components/Button.tsx';
import { Composer } from '../components/Composer.tsx';
import { Confirm } from '../components/Confirm.tsx';
import { useMay, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { MessageLog } from '../components/MessageLog.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import type { Route } from '../models/route.ts';
import { ConversationHead } from './ConversationHead.tsx';
import type { DeskActions } from './desk-actions.ts';

interface Props { route: Extract<Route, { page: 'inbox' }>; actions: DeskActions }

/** One conversation: its head with what can be done, the log, and where a reply is written. */
export function ConversationView({ route, actions }: Props) {
  const { talk } = useWorkspace();
  const words = useWords();
  if (route.conversationId === null) {
    return <div class="talk empty"><Blank icon="chat" title={words.conversation.none.title} text={words.conversation.none.text} /></div>;
  }
  const status = talk.status.value;
  const failure = talk.failure.value;
  return (
    <div class="talk">
      <ConversationHead route={route} actions={actions} />
      {status === 'loading' && <Skeleton rows={5} label={words.general.loading} />}
      {status === 'failed' && (
        <Blank icon="warning" tone="bad" title={words.conversation.loadFailed} text={words.errors[failure ?? 'unexpected']}>
          <Button onPress={talk.retry}>{words.general.retry}</Button>
        </Blank>
      )}
      {status === 'ready' && <><MessageLog key={route.conversationId} /><Foot conversationId={route.conversationId} actions={actions} /></>}
      {actions.confirming && (
        <Confirm
          title={words.conversation.returnToBot} text={words.conversation.returnConfirm} yes={words.conversation.returnYes}
          onYes={() => actions.run('return_to_bot')} onClose={actions.dismiss}
        />
      )}
    </div>
  );
}

/** The composer for who owns the conversation; for everyone else why there is none, and the way to it. */
function Foot({ conversationId, actions }: { conversationId: string; actions: DeskActions }) {
  const { talk, agentId, desk } = useWorkspace();
  const words = useWords().conversation;
  const mayAnswer = useMay('answer', 'conversations');
  const row = talk.row.value;
  if (!row) return null;
  if (!mayAnswer) return <div class="standing"><p>{words.standing.readOnly}</p></div>;
  if (row.state === 'assigned' && row.owner?.id === agentId) return <Composer key={conversationId} conversationId={conversationId} />;
  const text = row.state === 'assigned' ? words.standing.assigned(row.owner?.name ?? '') : words.standing[row.state];
  const claim = { bot: words.takeOver, queued: words.claim, resolved: words.reopen, assigned: null }[row.state];
  return (
    <div class="standing">
      <p dir="auto">{text}</p>
      {claim && <Button tone="primary" hotkey="c" busy={desk.busy.value === 'claim'} onPress={() => actions.run('claim')}>{claim}</Button>}
    </div>
  );
}
