import type { FollowUp } from '@aftercast/shared';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';

/** Ends a follow-up, tells how it went, and offers to take it back. */
export function useFollowUpEnd(): (one: FollowUp, state: 'done' | 'cancelled') => Promise<void> {
  const { toasts } = useConsole();
  const { followUps } = useWorkspace();
  const all = useWords();
  const words = all.followUps;
  const undo = async ({ id }: FollowUp): Promise<void> => {
    const failure = await followUps.change(id, { state: 'open' });
    toasts.say(failure ? all.errors[failure] : words.undone, failure ? 'bad' : 'ok');
  };
  return async (one, state) => {
    const failure = await followUps.change(one.id, { state });
    if (failure) toasts.say(all.errors[failure], 'bad');
    else toasts.say(words.ended[state], 'ok', { words: words.undo, run: () => { void undo(one); } });
  };
}
