import { Blank } from '../components/Blank.tsx';
import { Button } from '../components/Button.tsx';
import { Confirm } from '../components/Confirm.tsx';
import { useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { LabelDialog } from '../components/filing/LabelDialog.tsx';
import { SnoozeDialog } from '../components/filing/SnoozeDialog.tsx';
import { HealthLine } from '../components/HealthLine.tsx';
import { MessageLog } from '../components/MessageLog.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import type { Route } from '../models/route.ts';
import { ConversationHead } from './ConversationHead.tsx';
import type { DeskActions } from './desk-actions.ts';
import { TalkFoot } from './TalkFoot.tsx';

interface Props { route: Extract<Route, { page: 'inbox' }>; actions: DeskActions }

/** One conversation: its head with what can be done, the log, and where a reply is written. */
export function ConversationView({ route, actions }: Props) {
  const { talk } = useWorkspace();
  const words = useWords();
  if (route.conversationId === null) {
    return <div class="talk empty"><Blank icon="chat" title={words.conversation.none.title} text={words.conversation.none.text} /></div>;
  }
  const row = talk.row.value;
  const status = talk.status.value;
  const failure = talk.failure.value;
  return (
    <div class="talk">
      <ConversationHead route={route} actions={actions} />
      {row && <HealthLine row={row} />}
      {status === 'loading' && <Skeleton rows={5} label={words.general.loading} />}
      {status === 'failed' && (
        <Blank icon="warning" tone="bad" title={words.conversation.loadFailed} text={words.errors[failure ?? 'unexpected']}>
          <Button onPress={talk.retry}>{words.general.retry}</Button>
        </Blank>
      )}
      {status === 'ready' && <><MessageLog key={route.conversationId} /><TalkFoot conversationId={route.conversationId} actions={actions} /></>}
      {row && actions.dialog === 'labels' && <LabelDialog row={row} onClose={() => actions.show(null)} />}
      {row && actions.dialog === 'snooze' && <SnoozeDialog row={row} onClose={() => actions.show(null)} />}
      {actions.confirming && (
        <Confirm
          title={words.conversation.returnToBot} text={words.conversation.returnConfirm} yes={words.conversation.returnYes}
          onYes={() => actions.run('return_to_bot')} onClose={actions.dismiss}
        />
      )}
    </div>
  );
}
