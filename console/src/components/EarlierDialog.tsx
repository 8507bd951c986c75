import type { ConversationDetails, Message } from '@aftercast/shared';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { failureCode, type FailureCode } from '../models/failure.ts';
import { layLines } from '../models/message-lines.ts';
import { Button } from './Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';
import { LineItem } from './LineItem.tsx';
import { Skeleton } from './Skeleton.tsx';

/** Higher than every sequence. */
const newest = 2 ** 31 - 1;

/** An earlier conversation of the same shopper, read beside the open one: nothing is written or marked as read here. */
export function EarlierDialog({ earlier, onClose }: { earlier: ConversationDetails['earlier'][number]; onClose: () => void }) {
  const all = useWords();
  const words = all.desk.earlier;
  const times = useTimes();
  const { api, clock, navigation } = useConsole();
  const { notes } = useWorkspace();
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  const [more, setMore] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const first = messages?.[0]?.seq ?? newest;

  async function load(beforeSeq: number): Promise<void> {
    try {
      const page = await api.desk.messages(earlier.id, beforeSeq);
      const own = page.messages.filter(({ conversationId }) => conversationId === earlier.id);
      setMessages((held) => [...own, ...held ?? []]);
      setMore((own[0]?.seq ?? 1) > 1);
      setFailure(null);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
  }
  useEffect(() => { void load(newest); }, [earlier.id]);
  const beside = notes.shown.value.filter(({ conversationId }) => conversationId === earlier.id);
  const lines = useMemo(() => layLines(messages ?? [], {
    conversationId: earlier.id, firstNewSeq: null, pending: [], notes: beside, hasOlder: more, sameDay: times.sameDay,
  }), [messages, more, beside.length]);
  return (
    <Dialog title={`${words.title} · ${times.day(earlier.createdAt, clock.now.peek())}`} onClose={onClose}>
      <div class="earlier-log" tabIndex={0} role="region" aria-label={words.title}>
        {more && <Button tone="quiet" onPress={() => { void load(first); }}>{all.conversation.loadingOlder}</Button>}
        {messages === null && !failure && <Skeleton rows={4} label={all.general.loading} />}
        {failure && <p class="dialog-text">{words.failed}: {all.errors[failure]} <Button tone="quiet" onPress={() => { void load(first); }}>{all.general.retry}</Button></p>}
        {lines.map((line) => <LineItem key={line.key} line={line} now={clock.now.peek()} lastMineId={null} seen={false} />)}
      </div>
      <footer class="dialog-foot"><span class="faint">{words.readOnly}</span><Button onPress={() => { onClose(); navigation.go({ page: 'inbox', list: 'all', conversationId: earlier.id, shopper: false }); }}>{words.open}</Button></footer>
    </Dialog>
  );
}
