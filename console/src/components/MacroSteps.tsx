import type { ComponentChildren } from 'preact';
import type { MacroStep } from '@aftercast/shared';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { Tag } from './Tag.tsx';

const icons: Record<MacroStep['action']['kind'], IconName> = { text: 'send', label: 'tag', snooze: 'clock', transfer: 'forward', resolve: 'check', return_to_bot: 'bot' };

/** What a macro would do, one step below the other, each with what stands in its way. @param fill puts values in its words */
export function MacroSteps({ steps, fill }: { steps: readonly MacroStep[]; fill: (text: string) => string }) {
  const all = useWords();
  return (
    <ol class="macro-steps">
      {steps.map((step, at) => (
        <li key={at} class={step.problem ? 'macro-step blocked' : 'macro-step'}>
          <Icon name={icons[step.action.kind]} size={16} />
          <div>
            <StepWords step={step} fill={fill} />
            {step.problem && <p class="macro-problem"><Icon name="warning" size={14} />{all.errors[step.problem]}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step: { action, label, colleague, until }, fill }: { step: MacroStep; fill: (text: string) => string }): ComponentChildren {
  const { clock } = useConsole();
  const { talk } = useWorkspace();
  const times = useTimes();
  const all = useWords();
  const words = all.templates.macros;
  const now = clock.now.peek();
  switch (action.kind) {
    case 'text': return <><p class="macro-step-name">{words.sends}</p><p class="macro-text" dir="auto">{fill(action.text)}</p></>;
    case 'label': return (
      <p class="macro-step-name">
        {words.then.label}{label && <Tag tone={label.tone}><bdi>{label.name}</bdi></Tag>}
        {talk.row.value?.labels.includes(action.labelId) && <span class="faint">{words.alreadyOn}</span>}
      </p>
    );
    case 'snooze': return <p class="macro-step-name">{until === null ? words.then.snooze : all.desk.snooze.until(times.sameDay(until, now) ? times.clock(until) : times.short(until))}</p>;
    case 'transfer': return (
      <>
        <p class="macro-step-name">
          {'queue' in action.to ? words.toQueue : colleague ? <bdi>{words.toColleague(colleague.name)}</bdi> : words.then.transfer}
          {'queue' in action.to && action.to.queue.tier === 3 && <Tag>{all.routing.transfer.complexTier}</Tag>}
          {'queue' in action.to && action.to.queue.language && <Tag>{all.routing.settings.languageNames[action.to.queue.language]}</Tag>}
          {colleague && !colleague.present && <Tag tone="soon">{all.routing.settings.absent}</Tag>}
        </p>
        <p class="faint" dir="auto">{action.reason}</p>
      </>
    );
    case 'resolve': case 'return_to_bot': return <p class="macro-step-name">{words.then[action.kind]}</p>;
  }
}
