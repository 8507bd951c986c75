import { useState } from 'preact/hooks';
import { shopperName } from '../../models/shopper-name.ts';
import { useConsole, useTimes, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';
import { Icon } from '../Icon.tsx';

/** Says that notes call this agent, and leads to them; nothing where none does. */
export function MentionsNotice() {
  const all = useWords();
  const words = all.desk.notes;
  const times = useTimes();
  const { navigation, clock } = useConsole();
  const { notes } = useWorkspace();
  const [open, show] = useState(false);
  const mentions = notes.mentions.value;
  if (mentions.length === 0) return null;
  const go = (conversationId: string): void => {
    show(false);
    navigation.go({ page: 'inbox', list: 'all', conversationId, shopper: false });
  };
  return (
    <>
      <button type="button" class="mentions-notice" onClick={() => show(true)}><Icon name="lock" size={16} /><span>{words.mentioned(mentions.length)}</span></button>
      {open && (
        <Dialog title={words.mentionsTitle} onClose={() => show(false)}>
          <ul class="mention-list">
            {mentions.map(({ note, shopper }) => (
              <li key={note.id}>
                <button type="button" onClick={() => go(note.conversationId)}>
                  <span class="mention-by"><bdi>{words.by(note.authorName, shopperName(shopper, all))}</bdi><time>{times.ago(note.at, clock.now.peek())}</time></span>
                  <span class="mention-text" dir="auto">{note.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
