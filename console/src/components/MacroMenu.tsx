import { useEffect, useState } from 'preact/hooks';
import type { Macro, MacroPlan } from '@aftercast/shared';
import { failureCode } from '../models/failure.ts';
import { Button } from './Button.tsx';
import { MacroPreview } from './MacroPreview.tsx';
import { Menu } from './page/Menu.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';

/** What can be done with one click; what that is now is shown first. @param onText takes the words of a macro that still has blanks */
export function MacroMenu({ onText }: { onText: (text: string) => void }) {
  const { toasts } = useConsole();
  const { macros, macroRun } = useWorkspace();
  const all = useWords();
  const [chosen, choose] = useState<{ macro: Macro; plan: MacroPlan } | null>(null);
  useEffect(() => { void macros.load(); }, [macros]);
  const list = macros.list.value ?? [];
  if (list.length === 0) return null;

  async function show(macro: Macro): Promise<void> {
    try {
      choose({ macro, plan: await macroRun.plan(macro) });
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    }
  }
  return (
    <>
      <Menu label={all.templates.macros.use} icon="bolt">
        {list.map((macro) => <Button key={macro.id} tone="quiet" onPress={() => { void show(macro); }}><bdi>{macro.title}</bdi></Button>)}
      </Menu>
      {chosen && <MacroPreview {...chosen} onText={onText} onClose={() => choose(null)} />}
    </>
  );
}
