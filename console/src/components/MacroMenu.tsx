import { useEffect } from 'preact/hooks';
import type { Macro } from '@aftercast/shared';
import { Button } from './Button.tsx';
import { Menu } from './page/Menu.tsx';
import { leftBlanks } from './ReplyAids.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';

/** What can be done with one click. @param onText takes the words of a macro that still has blanks */
export function MacroMenu({ onText }: { onText: (text: string) => void }) {
  const { toasts } = useConsole();
  const { macros, filling } = useWorkspace();
  const all = useWords();
  const words = all.templates.macros;
  useEffect(() => { void macros.load(); }, [macros]);
  const list = macros.list.value ?? [];
  if (list.length === 0) return null;

  async function run(macro: Macro): Promise<void> {
    const outcome = await macros.run(macro, (text) => filling.fill(text, all.templates), (text) => leftBlanks(text).length === 0);
    if (outcome.kind === 'done') toasts.say(words.done(macro.title));
    if (outcome.kind === 'unsent') toasts.say(words.unsent, 'bad');
    if (outcome.kind === 'blanks') {
      onText(outcome.text);
      toasts.say(words.blanks, 'bad');
    }
    if (outcome.kind === 'refused') toasts.say(outcome.outcome.kind === 'failed' ? all.errors[outcome.outcome.code] : words.unsent, 'bad');
  }
  return (
    <Menu label={words.use} icon="bolt">
      {list.map((macro) => <Button key={macro.id} tone="quiet" onPress={() => { void run(macro); }}><bdi>{macro.title}</bdi></Button>)}
    </Menu>
  );
}
