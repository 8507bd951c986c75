import type { MacroAction } from '@aftercast/shared';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Tag } from '../../components/Tag.tsx';
import { spanFields } from '../../models/templates/macro-form.ts';

/** What a macro does besides its words, a tag each. */
export function MacroTags({ actions }: { actions: readonly MacroAction[] }) {
  return <>{actions.map((action, at) => <ActionTag key={at} action={action} />)}</>;
}

function ActionTag({ action }: { action: MacroAction }) {
  const { session } = useConsole();
  const { filing, notes } = useWorkspace();
  const words = useWords().templates.macros;
  switch (action.kind) {
    case 'text': return null;
    case 'label': {
      const label = filing.labels.value.find(({ id }) => id === action.labelId);
      return label ? <Tag tone={label.tone}><bdi>{label.name}</bdi></Tag> : <Tag tone="late">{words.goneLabel}</Tag>;
    }
    case 'snooze': {
      const { snoozeCount, snoozeUnit } = spanFields(action.span);
      return <Tag>{snoozeUnit === 'opening' ? words.spans.opening : words.spans[snoozeUnit](Number(snoozeCount))}</Tag>;
    }
    case 'transfer': {
      if ('queue' in action.to) return <Tag>{words.toQueue}</Tag>;
      const { agentId } = action.to;
      const me = session.agent.value;
      const name = me?.id === agentId ? me.name : notes.colleagues.value.find(({ id }) => id === agentId)?.name;
      return <Tag><bdi>{name === undefined ? words.toSomeone : words.toColleague(name)}</bdi></Tag>;
    }
    case 'resolve': case 'return_to_bot': return <Tag>{words.then[action.kind]}</Tag>;
  }
}
