import { useId } from 'preact/hooks';
import type { ThresholdsView } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import type { Bench } from '../../models/knowledge/bench.ts';
import type { ThresholdSide } from '../../models/knowledge/knowledge-api.ts';
import { Tag } from '../../components/Tag.tsx';
import { outcomeTone } from './BenchResult.tsx';

/** Reasons that rest on the confidence alone, as the server's `outcomeAt` has them. */
const byConfidence = new Set(['confident', 'exact', 'needs_person', 'unsure', 'low_confidence']);

/** Where the bands begin: moved by sliders, tried on real questions before they are used. */
export function BenchBands({ bench }: { bench: Bench }) {
  const { toasts } = useConsole();
  const mayEdit = useMay('publish', 'knowledge');
  const all = useWords();
  const words = all.bench.bands;
  const stored = bench.stored.value;
  if (!stored) return null;
  const shown = bench.moved.value ?? stored.thresholds;
  const same = (a: ThresholdsView, b: ThresholdsView): boolean => a.answer === b.answer && a.choices === b.choices;
  const changed = !same(shown, stored.thresholds);
  const save = async (thresholds: ThresholdsView | null): Promise<void> => {
    const failed = await bench.saveThresholds(thresholds);
    toasts.say(failed ? all.errors[failed] : words.saved, failed ? 'bad' : 'ok');
  };
  return (
    <section class="bench-part">
      <h2>{words.title}</h2>
      <p class="faint">{words.lead}</p>
      <Slider label={words.answer} hint={words.answerHint} value={shown.answer} disabled={!mayEdit} onSlide={(answer) => bench.slide({ ...shown, answer })} />
      <Slider label={words.choices} hint={words.choicesHint} value={shown.choices} disabled={!mayEdit} onSlide={(choices) => bench.slide({ answer: Math.max(shown.answer, choices), choices })} />
      <ThisQuestion bench={bench} />
      {changed && bench.preview.value && (
        <div class="band-preview" role="status">
          <Side side={bench.preview.value.recent} words={bench.preview.value.recent.total === 0 ? words.noRecent : words.recent(bench.preview.value.recent.changed, bench.preview.value.recent.total)} />
          <Side side={bench.preview.value.checks} words={words.checks(bench.preview.value.checks.changed, bench.preview.value.checks.total)} />
        </div>
      )}
      {mayEdit && (
        <div class="part-adds">
          {changed && <Button tone="primary" onPress={() => { void save(shown); }}>{words.save}</Button>}
          {changed && <Button onPress={() => bench.slide(stored.thresholds)}>{words.back}</Button>}
          {!same(stored.thresholds, stored.defaults) && <Button tone="quiet" onPress={() => { void save(null); }}>{words.reset}</Button>}
        </div>
      )}
    </section>
  );
}

interface SliderProps { label: string; hint: string; value: number; disabled: boolean; onSlide: (value: number) => void }

function Slider({ label, hint, value, disabled, onSlide }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>{value.toFixed(2)}</output>
      <input id={id} type="range" min="0" max="1" step="0.01" value={value} disabled={disabled} aria-describedby={`${id}-hint`} onInput={(event) => onSlide(Number(event.currentTarget.value))} />
      <p class="field-hint" id={`${id}-hint`}>{hint}</p>
    </div>
  );
}

/** What each threshold would do to the question on the bench. */
function ThisQuestion({ bench }: { bench: Bench }) {
  const words = useWords().bench.bands;
  const result = bench.result.value;
  if (!result) return null;
  const down = (chance: number): string => (Math.floor(chance * 100) / 100).toFixed(2);
  return (
    <div class="this-question">
      <p><b>{words.here}</b></p>
      {byConfidence.has(result.reason) && result.candidates.length > 0 ? <>{result.candidates[0]?.tier !== 3 && <p>{words.answersUpTo(down(result.confidence))}</p>}<p>{words.choosesUpTo(down(result.offered))}</p></> : <p>{words.unmoved}</p>}
    </div>
  );
}

function Side({ side, words }: { side: ThresholdSide; words: string }) {
  const bench = useWords().bench;
  const more = side.changed - side.examples.length;
  return (
    <div>
      <p>{words}</p>
      {side.examples.length > 0 && (
        <details>
          <summary>{bench.bands.changes}</summary>
          <ul class="moved">
            {side.examples.map(({ text, from, to, confidence }) => (
              <li key={`${text} ${confidence}`}><bdi>{text}</bdi><span><Tag tone={outcomeTone[from]}>{bench.outcomes[from]}</Tag> → <Tag tone={outcomeTone[to]}>{bench.outcomes[to]}</Tag></span></li>
            ))}
          </ul>
          {more > 0 && <p class="faint">{bench.bands.more(more)}</p>}
        </details>
      )}
    </div>
  );
}
