import { useState } from 'preact/hooks';
import { useConsole, useMay, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { allowedVerbs, snoozable, type DeskVerb } from '../models/desk.ts';

/** What can be done with the open conversation, for buttons and keys alike. */
export interface DeskActions {
  run(verb: DeskVerb): void;
  /** The hand-back is confirmed first. */
  confirming: boolean;
  askReturn(): void;
  dismiss(): void;
  /** What is chosen in a dialog. */
  dialog: 'labels' | 'snooze' | null;
  show(dialog: DeskActions['dialog']): void;
  /** Puts the conversation back on the desk. */
  wake(): void;
}

/** Ties the desk to the open conversation and tells in words how a command went. */
export function useDeskActions(): DeskActions {
  const { toasts, navigation } = useConsole();
  const mayAnswer = useMay('answer', 'conversations');
  const { desk, talk, filing, agentId } = useWorkspace();
  const { conversation, errors, desk: words } = useWords();
  const [dialog, show] = useState<DeskActions['dialog']>(null);
  const [confirming, confirm] = useState(false);
  const allowed = (verb: DeskVerb): boolean => {
    const row = talk.row.value;
    return row !== null && desk.busy.value === null && allowedVerbs(row, agentId, mayAnswer)[verb];
  };

  async function perform(verb: DeskVerb): Promise<void> {
    const row = talk.row.value;
    if (!row) return;
    const outcome = await desk.run(verb, row);
    if (outcome.kind === 'taken') return toasts.say(conversation.alreadyClaimed(outcome.by), 'bad');
    if (outcome.kind === 'failed') return toasts.say(errors[outcome.code], 'bad');
    // What was taken stands in one's own list now.
    const route = navigation.route.peek();
    if (verb === 'claim' && route.page === 'inbox' && route.list !== 'all') navigation.go({ ...route, list: 'mine' }, 'replace');
    if (verb === 'resolve') toasts.say(conversation.resolvedDone);
    if (verb === 'return_to_bot') toasts.say(conversation.returnedDone);
  }
  return {
    confirming, dialog,
    show(next) { if (next !== 'snooze' || (talk.row.value && snoozable(talk.row.value, agentId))) show(next); },
    wake() {
      const row = talk.row.value;
      if (row) void filing.snooze(row, null).then((failure) => (failure ? toasts.say(errors[failure], 'bad') : toasts.say(words.snooze.woken)));
    },
    run(verb) { if (allowed(verb)) void perform(verb); },
    askReturn() { if (allowed('return_to_bot')) confirm(true); },
    dismiss: () => confirm(false),
  };
}
