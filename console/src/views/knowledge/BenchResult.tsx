import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Tag, type TagTone } from '../../components/Tag.tsx';
import type { Bench } from '../../models/knowledge/bench.ts';
import type { Candidate, Outcome, Tried } from '../../models/knowledge/knowledge-api.ts';
import { AnswerPreview } from './AnswerPreview.tsx';
import { entryRoute } from './EntryListView.tsx';

export const outcomeTone: Record<Outcome, TagTone> = { answer: 'fine', choices: 'info', handoff: 'soon' };
const noImages = new Map<string, never>();

/** What a tried question leads to, and why. */
export function BenchResult({ bench, result }: { bench: Bench; result: Tried }) {
  const words = useWords().bench;
  const { answer, choices } = result.thresholds;
  return (
    <section class="bench-result">
      <p class="bench-outcome"><Tag tone={outcomeTone[result.outcome]}>{words.outcomes[result.outcome]}</Tag><span>{words.reasons[result.reason] ?? words.otherReason}</span></p>
      <Meter label={words.bands.sureOfFirst} value={result.confidence} threshold={answer} met="answer" />
      <Meter label={words.bands.sureOfThree} value={result.offered} threshold={choices} met="choices" />
      <p class="faint">{words.bands.explain(answer.toFixed(2), choices.toFixed(2))}</p>
      <KeepLine bench={bench} result={result} />
      {result.spoken.map((said) => <AnswerPreview key={said.entryId} question={said.to ?? bench.question.value.text} answer={said.answer} parts={said.parts} images={noImages} language={result.language} handsOver={result.outcome === 'handoff'} />)}
      {result.spoken.length === 0 && result.asks.length > 0 && <ul class="asks">{result.asks.map((ask) => <li key={ask.entryId}><bdi>{ask.text}</bdi> → <bdi>{ask.question}</bdi></li>)}</ul>}
      {result.outcome === 'choices' && <><h2>{words.offers}</h2><ul class="offers">{result.candidates.slice(0, 3).map(({ id, question }) => <li key={id}><bdi>{question}</bdi></li>)}</ul></>}
      {result.outcome === 'handoff' && result.speaks === null && <p class="faint">{words.silent}</p>}
      {result.candidates.length > 0 && <Candidates result={result} />}
    </section>
  );
}

/** A chance beside the threshold that it must reach. */
function Meter({ label, value, threshold, met }: { label: string; value: number; threshold: number; met: 'answer' | 'choices' }) {
  const words = useWords().bench.bands;
  const percent = (share: number): string => `${Math.round(Math.min(1, share) * 100)}%`;
  return (
    <div class={`meter${value >= threshold ? ` met-${met}` : ''}`}>
      <span>{label}</span><b>{value.toFixed(2)}</b><small>{words.from(threshold.toFixed(2))}</small>
      <span class="meter-line" aria-hidden="true"><span style={{ width: percent(value) }} /><i style={{ left: percent(threshold) }} /></span>
    </div>
  );
}

/** Keeps the question with what it should lead to; what it leads to now is offered first. */
function KeepLine({ bench, result }: { bench: Bench; result: Tried }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.bench.checks;
  const now = result.speaks?.entryId ?? '';
  const mayEdit = useMay('update', 'knowledge');
  const [chosen, choose] = useState<string | null>(null);
  if (!mayEdit) return null;
  const expected = chosen ?? now;
  const keep = async (): Promise<void> => {
    const failed = await bench.keep(expected || null);
    toasts.say(failed ? all.errors[failed] : words.kept, failed ? 'bad' : 'ok');
  };
  return (
    <div class="keep-line">
      <label><span>{words.expects}</span>
        <select class="input filter" value={expected} onChange={(event) => choose(event.currentTarget.value)}>
          {result.candidates.map(({ id, question }) => <option key={id} value={id}>{question}</option>)}
          <option value="">{words.person}</option>
        </select>
      </label>
      <Button onPress={() => { void keep(); }}>{words.keep}</Button>
    </div>
  );
}

function Candidates({ result }: { result: Tried }) {
  const all = useWords();
  const words = all.bench;
  return (
    <>
      <h2>{words.candidates}</h2>
      <ol class="candidates">
        {result.candidates.map((candidate) => (
          <li key={candidate.id} class="candidate">
            <p class="candidate-head"><Link to={entryRoute(result.language, candidate.id)}><bdi>{candidate.question}</bdi></Link><Tag>{all.knowledge.tiers[candidate.tier as 1 | 2 | 3]}</Tag><b>{candidate.score.toFixed(2)}</b></p>
            <Shares candidate={candidate} />
            <dl class="why">
              <div><dt>{words.nearest}</dt><dd><bdi>{candidate.why.phrasing}</bdi></dd></div>
              <div><dt>{words.terms}</dt><dd>{candidate.why.terms.length === 0 ? <span class="faint">{words.noTerms}</span> : candidate.why.terms.map((term) => <span key={term} class="term">{term}</span>)}</dd></div>
              {candidate.why.rule !== null && <div><dt>{words.rule}</dt><dd>{candidate.why.rule}</dd></div>}
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What each kind of evidence adds to the score; bars are in proportion to the largest. */
function Shares({ candidate }: { candidate: Candidate }) {
  const words = useWords().bench;
  const shares = Object.entries(candidate.why.shares).filter(([, share]) => share >= 0.005);
  const largest = Math.max(...shares.map(([, share]) => share));
  return (
    <ul class="shares">
      {shares.map(([kind, share]) => <li key={kind}><span class="share-bar"><span style={{ width: `${share / largest * 100}%` }} /></span>{words.shares[kind] ?? kind} {share.toFixed(2)}</li>)}
    </ul>
  );
}
