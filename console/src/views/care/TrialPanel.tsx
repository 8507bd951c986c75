import type { CareTrial } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { RuleEditor } from '../../models/care/rule-editor.ts';
import { BarChart } from '../reports/BarChart.tsx';

/** What the rule would have sent, and the switch: it is turned on by who has seen that. */
export function TrialPanel({ editor, may }: { editor: RuleEditor; may: boolean }) {
  const { toasts, clock } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.care;
  const [rule, trial, busy, changed, failure] = [editor.rule.value, editor.trial.value, editor.busy.value, editor.changed.value, editor.failure.value];
  const isOn = rule?.on ?? false;
  const tried = trial !== null && !changed && rule !== null;
  const turn = async (on: boolean): Promise<void> => {
    if (await editor.switch(on)) toasts.say(on ? words.turnedOn(rule?.name ?? '') : words.turnedOff(rule?.name ?? ''));
    else if (editor.failure.peek()) toasts.say(all.errors[editor.failure.peek() ?? 'unexpected'], 'bad');
  };
  return (
    <section class="care-trial" aria-label={words.trial.title}>
      <header><h2>{words.trial.title}</h2>{rule && <Tag tone={isOn ? 'fine' : 'plain'}>{isOn ? words.on : words.off}</Tag>}</header>
      <p class="faint">{words.trial.lead}</p>
      {trial && <Result trial={trial} />}
      {failure && !changed && <p class="form-problem" role="alert">{failure === 'version_conflict' ? words.conflict : all.errors[failure]}</p>}
      {trial && <p class="faint">{words.trial.ran(times.ago(trial.ranAt, clock.now.value))} · {trial.whole ? words.trial.looked(String(trial.looked)) : words.trial.partly(String(trial.looked))}</p>}
      {may && (
        <div class="care-trial-foot">
          <Button tone={tried || isOn ? 'plain' : 'primary'} icon="refresh" busy={busy === 'try'} onPress={() => { void editor.try(); }}>{trial ? words.trial.again : words.trial.run}</Button>
          {rule && !isOn && tried && <Button tone="primary" busy={busy === 'switch'} onPress={() => { void turn(true); }}>{words.turnOn}</Button>}
          {isOn && !changed && <Button busy={busy === 'switch'} onPress={() => { void turn(false); }}>{words.turnOff}</Button>}
          {trial && !isOn && (changed || !rule) && <span class="faint">{words.unsavedFirst}</span>}
        </div>
      )}
    </section>
  );
}

function Result({ trial: { sent, waited, kept, days, samples } }: { trial: CareTrial }) {
  const times = useTimes();
  const words = useWords().care.trial;
  const held = (Object.keys(kept) as (keyof typeof kept)[]).filter((why) => kept[why] > 0);
  return (
    <div role="status">
      <p class="care-would">{words.would(String(sent))}</p>
      {sent === 0 && held.length === 0 && <p>{words.nothing}</p>}
      <ul class="care-kept">
        {waited > 0 && <li>{words.waited(String(waited))}</li>}
        {held.map((why) => <li key={why}>{words.kept[why](String(kept[why]))}</li>)}
      </ul>
      {sent > 0 && <BarChart title={words.days} head={words.day} series={[words.days]} bars={days.map(({ day, sent: n }) => ({ key: day, label: words.onDay(Number(day.slice(8))), parts: [n] }))} format={String} />}
      {samples.length > 0 && (
        <>
          <h3>{words.samples}</h3>
          <ul class="care-samples">
            {samples.map(({ subjectId, at, text, orderId }) => <li key={subjectId}><p dir="auto">{text}</p><span class="faint">{[orderId, times.short(at)].filter(Boolean).join(' · ')}</span></li>)}
          </ul>
        </>
      )}
    </div>
  );
}
