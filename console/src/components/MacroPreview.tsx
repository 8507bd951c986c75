import { useState } from 'preact/hooks';
import type { Macro, MacroPlan } from '@aftercast/shared';
import { Button } from './Button.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';
import { MacroSteps } from './MacroSteps.tsx';
import { leftBlanks } from './ReplyAids.tsx';

interface Props {
  macro: Macro;
  plan: MacroPlan;
  /** Takes its words where something is not filled in. */
  onText: (text: string) => void;
  onClose: () => void;
}

/** Shows once what a macro will do, and does it. With a step that can't be done it does nothing. */
export function MacroPreview({ macro, plan, onText, onClose }: Props) {
  const { toasts } = useConsole();
  const { macroRun, filling } = useWorkspace();
  const all = useWords();
  const words = all.templates.macros;
  const [busy, work] = useState(false);
  // What fills the words may still be on its way.
  void filling.values.value;
  const fill = (text: string): string => filling.fill(text, all.templates);
  const text = plan.steps.flatMap(({ action }) => (action.kind === 'text' ? [fill(action.text)] : [])).join('\n');
  const blanks = leftBlanks(text);
  const blocked = plan.steps.some(({ problem }) => problem !== null);

  function toComposer(whole: string): void {
    onClose();
    onText(whole);
  }
  async function run(): Promise<void> {
    work(true);
    const outcome = await macroRun.run(macro, fill, (whole) => leftBlanks(whole).length === 0);
    work(false);
    if (outcome.kind === 'blanks') {
      toasts.say(words.blanks, 'bad');
      return toComposer(outcome.text);
    }
    onClose();
    if (outcome.kind === 'done') return toasts.say(words.done(macro.title));
    if (outcome.kind === 'unsent') return toasts.say(words.unsent, 'bad');
    const name = outcome.step ? words.then[outcome.step.action.kind] : macro.title;
    toasts.say(outcome.done > 0 ? words.stopped(name, all.errors[outcome.code]) : words.nothingDone(all.errors[outcome.code]), 'bad');
  }
  return (
    <Dialog title={macro.title} onClose={onClose}>
      <p class="dialog-text faint">{blocked ? words.blocked : words.preview}</p>
      <MacroSteps steps={plan.steps} fill={fill} />
      {!blocked && blanks.length > 0 && <p class="macro-problem">{all.templates.blanksLeft(blanks.map(({ label }) => label).join(' · '))}</p>}
      <footer class="dialog-foot">
        <Button onPress={onClose}>{blocked ? all.general.close : all.general.cancel}</Button>
        {!blocked && (blanks.length > 0
          ? <Button tone="primary" autofocus onPress={() => toComposer(text)}>{words.fillIn}</Button>
          : <Button tone="primary" icon="bolt" busy={busy} autofocus onPress={() => { void run(); }}>{words.run}</Button>)}
      </footer>
    </Dialog>
  );
}
