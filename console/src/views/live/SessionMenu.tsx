import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import type { SessionEditor } from '../../models/live/session-editor.ts';
import { newSession } from '../../models/route.ts';

/** More that can be done with a session: copy it as the next one, delete it. */
export function SessionMenu({ editor }: { editor: SessionEditor }) {
  const { navigation, toasts } = useConsole();
  const all = useWords();
  const words = all.live.session;
  const [asking, ask] = useState(false);
  const held = editor.session.value;
  if (!held) return null;
  const remove = async (): Promise<void> => {
    editor.undo();
    if (!await editor.remove()) return toasts.say(all.errors[editor.failure.value ?? 'unexpected'], 'bad');
    toasts.say(words.removed);
    navigation.go({ page: 'live', id: null, part: 'session' });
  };
  return (
    <>
      <Menu label={all.desk.labels.more}>
        <Button tone="quiet" icon="copy" onPress={() => navigation.go({ page: 'live', id: newSession, part: 'session', query: { copy: held.id } })}>{words.copy}</Button>
        <Button tone="quiet" icon="trash" onPress={() => ask(true)}>{words.remove}</Button>
      </Menu>
      {asking && <Confirm title={words.removeTitle} text={words.removeText} danger yes={words.remove} onYes={() => { void remove(); }} onClose={() => ask(false)} />}
    </>
  );
}
