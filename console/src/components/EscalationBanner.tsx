import { shopperName } from '../models/shopper-name.ts';
import { Button } from './Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';

/** Nobody answers: who waits longest, the way there, and saying that one is at it. Stays until that is said or the wait ends. */
export function EscalationBanner() {
  const { clock, toasts } = useConsole();
  const { escalations } = useWorkspace();
  const times = useTimes();
  const all = useWords();
  const words = all.inbox.escalation;
  const open = escalations.open.value;
  const [first] = open;
  if (!first) return null;
  const acknowledge = async (): Promise<void> => {
    const failed = await escalations.acknowledge();
    if (failed) toasts.say(all.errors[failed], 'bad');
  };
  return (
    <div class="escalation" role="alert">
      <Icon name="warning" />
      <p>
        <b>{words.title(open.length)}</b>
        <span><bdi>{shopperName(first.shopper, all)}</bdi> {first.ownerName ? words.withAgent(first.ownerName) : words.inQueue} <span class="escalation-clock" aria-live="off">{all.inbox.due.waited(times.wait(Math.max(0, clock.now.value - first.waitingSince)))}</span></span>
      </p>
      <Link class="button" to={{ page: 'inbox', list: 'all', conversationId: first.conversationId, shopper: false }}>{words.look}</Link>
      <Button onPress={() => { void acknowledge(); }}>{words.acknowledge}</Button>
    </div>
  );
}
