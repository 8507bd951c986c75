import { stateOf } from '../models/own-desk.ts';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';

/** Ready or paused, and how many of one's places are taken; a press changes it. */
export function OwnState() {
  const { toasts } = useConsole();
  const { ownDesk, inbox } = useWorkspace();
  const words = useWords();
  const desk = ownDesk.desk.value;
  if (!desk) return null;
  const state = stateOf(desk);
  const load = inbox.counts.value.mine;
  const { own } = words.routing;
  const label = state === 'ready' ? own.pause(load, desk.capacity) : state === 'paused' ? own.resume : own.comeBack;
  const press = async (): Promise<void> => {
    const failure = await ownDesk.toggle();
    if (failure) toasts.say(words.errors[failure], 'bad');
  };
  return (
    <button type="button" class={`rail-link own-state ${state}`} aria-label={label} title={label} aria-busy={ownDesk.busy.value} onClick={() => { void press(); }}>
      <span class="own-dot" aria-hidden="true" />
      <span class="own-load">{own.load(load, desk.capacity)}</span>
      <span class="rail-words">{state === 'ready' ? own.ready : own.paused}</span>
    </button>
  );
}
