import { useState } from 'preact/hooks';
import { can } from '@aftercast/shared/client';
import type { InboxConversation } from '@aftercast/shared';
import type { FailureCode } from '../../models/failure.ts';
import { Button } from '../Button.tsx';
import { useConsole, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';
import { Link } from '../Link.tsx';
import { Tag } from '../Tag.tsx';
import { LabelForm } from './LabelForm.tsx';

/** Chooses the labels of a conversation; who keeps the shop's list also makes new ones here. */
export function LabelDialog({ row, onClose }: { row: InboxConversation; onClose: () => void }) {
  const all = useWords();
  const words = all.desk.labels;
  const { toasts, session } = useConsole();
  const { filing } = useWorkspace();
  const [making, make] = useState(false);
  const agent = session.agent.value;
  const keeps = agent !== null && can(agent, 'update', 'labels');
  const labels = filing.labels.value;
  const tell = (failure: FailureCode | null): void => { if (failure) toasts.say(all.errors[failure], 'bad'); };
  if (making) return <LabelForm label={null} onSave={(draft) => filing.create(draft)} onClose={() => make(false)} />;
  return (
    <Dialog title={words.title} onClose={onClose}>
      {labels.length === 0 && <p class="dialog-text">{words.none} {!keeps && words.noneText}</p>}
      <ul class="label-choices">
        {labels.map((label, index) => (
          <li key={label.id}>
            <label>
              <input type="checkbox" autofocus={index === 0} checked={row.labels.includes(label.id)} onChange={() => { void filing.toggle(row, label.id).then(tell); }} />
              <Tag tone={label.tone}><bdi>{label.name}</bdi></Tag>
            </label>
          </li>
        ))}
      </ul>
      {keeps && (
        <footer class="dialog-foot label-foot">
          <Link class="label-manage" to={{ page: 'settings', section: 'labels' }}>{words.manage}</Link>
          <Button icon="plus" onPress={() => make(true)}>{words.create}</Button>
        </footer>
      )}
    </Dialog>
  );
}
