import { useState } from 'preact/hooks';
import type { Language, ReplyTemplate } from '@aftercast/shared';
import { fillTemplate, replySteps } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import { MoveButtons } from '../../components/page/MoveButtons.tsx';
import { Tag } from '../../components/Tag.tsx';

interface Props { list: readonly ReplyTemplate[]; language: Language; onEdit: (template: ReplyTemplate) => void }

/** The templates in the shop's order, with what can be done to each. */
export function TemplateList({ list, language, onEdit }: Props) {
  const { toasts } = useConsole();
  const { templates } = useWorkspace();
  const all = useWords();
  const words = all.templates;
  const [leaving, leave] = useState<ReplyTemplate | null>(null);
  const told = async (done: Promise<boolean>): Promise<void> => {
    if (!await done) toasts.say(all.errors[templates.failure.peek() ?? 'unexpected'], 'bad');
  };
  return (
    <>
      <ul class="templates" aria-label={words.list}>
        {list.map((template, at) => (
          <li key={template.id} class="template">
            <button type="button" class="template-open" onClick={() => onEdit(template)}>
              <span class="template-title"><bdi>{template.title}</bdi>{!template.ready ? <Tag>{words.own}</Tag> : template.changed && <Tag>{words.changed}</Tag>}</span>
              <span class="template-first faint" dir="auto">{fillTemplate(template.steps[replySteps.find((step) => template.steps[step] !== '') ?? 'confirm'], {}, (name) => words.blank((words.variables as Record<string, string>)[name] ?? name)).text}</span>
              <Missing template={template} />
            </button>
            <span class="template-tools">
              <MoveButtons name={template.title} at={at} count={list.length} onMove={(by) => { void told(templates.move(language, template.id, by)); }} />
              <Menu label={words.more(template.title)}>
                {template.changed && <Button tone="quiet" icon="undo" onPress={() => { void told(templates.reset(language, template.id)); }}>{words.reset}</Button>}
                {list.length > 1 && <Button tone="quiet" icon="trash" onPress={() => leave(template)}>{words.remove}</Button>}
              </Menu>
            </span>
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={words.removeTitle(leaving.title)} text={words.removeText} yes={words.remove} onClose={() => leave(null)}
          onYes={() => { leave(null); void told(templates.remove(language, leaving.id)); }}
        />
      )}
    </>
  );
}

function Missing({ template }: { template: ReplyTemplate }) {
  const words = useWords().templates;
  const missing = replySteps.filter((step) => template.steps[step] === '').map((step) => words.steps[step]);
  return missing.length > 0 ? <span class="template-missing soon">{words.missingSteps(missing.join(' · '))}</span> : null;
}
