import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import { Blank } from '../../components/Blank.tsx';
import { createBench, type Bench, type BenchQuestion } from '../../models/knowledge/bench.ts';
import { BenchBands } from './BenchBands.tsx';
import { BenchChecks } from './BenchChecks.tsx';
import { BenchResult } from './BenchResult.tsx';
import { useEntryRows } from './EntryPicker.tsx';
import { Suggested } from './EntryFields.tsx';
import { KnowledgePage } from './KnowledgePage.tsx';

/** Tries questions on the bot: what it does and why, where the thresholds stand, and which questions must stay as they are. */
export function BenchView(_: { path: readonly string[] }) {
  const { api, session } = useConsole();
  const all = useWords();
  const words = all.bench;
  const bench = useMemo(() => createBench({ api: api.knowledge, language: session.shop.peek()?.language ?? 'zh', later: (run, ms) => { setTimeout(run, ms); } }), [api]);
  useEffect(() => { void bench.load(); }, [bench]);
  const failure = bench.failure.value;
  return (
    <KnowledgePage tab="bench" lead={words.lead}>
      <div class="bench">
        <div class="bench-main">
          <Ask bench={bench} />
          {failure !== null && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
          <div aria-live="polite">
            {bench.result.value ? <BenchResult bench={bench} result={bench.result.value} /> : <Blank icon="chat" title={words.emptyTitle} text={words.emptyText} />}
          </div>
        </div>
        <div class="bench-side">
          <BenchBands bench={bench} />
          <BenchChecks bench={bench} />
        </div>
      </div>
    </KnowledgePage>
  );
}

function Ask({ bench }: { bench: Bench }) {
  const all = useWords();
  const words = all.bench;
  const asked = bench.question.value;
  const rows = useEntryRows(asked.language);
  const set = (patch: Partial<BenchQuestion>): void => { bench.question.value = { ...bench.question.value, ...patch }; };
  const turn = (patch: Partial<BenchQuestion>): void => { set(patch); void bench.tryOut(); };
  const known = (of: 'product' | 'liveSession'): string[] => [...new Set(rows.flatMap((row) => row[of] ?? []))];
  return (
    <form class="bench-ask" onSubmit={(event) => { event.preventDefault(); void bench.tryOut(); }}>
      <div class="add-line">
        <TextField label={words.question} value={asked.text} onText={(text) => set({ text })} placeholder={words.placeholder} maxLength={500} autofocus />
        <Button submit tone="primary" busy={bench.busy.value}>{words.tryOut}</Button>
      </div>
      <Segmented label={words.knowledge} quiet value={asked.knowledge} options={(['live', 'draft'] as const).map((value) => ({ value, label: words.which[value] }))} onChoose={(knowledge) => turn({ knowledge })} />
      <details class="side-part">
        <summary>{words.more}</summary>
        <TextField label={words.previous} value={asked.previous} onText={(previous) => set({ previous })} hint={words.previousHint} maxLength={500} />
        <div class="two-fields">
          <Suggested label={words.product} value={asked.product} known={known('product')} onText={(product) => set({ product })} hint={words.anywhere} />
          <Suggested label={words.liveSession} value={asked.liveSession} known={known('liveSession')} onText={(liveSession) => set({ liveSession })} hint={words.anywhere} />
        </div>
        <Segmented label={all.knowledge.language} value={asked.language} options={(['zh', 'en'] as const).map((value) => ({ value, label: all.knowledge.languages[value] }))} onChoose={(language) => turn({ language })} />
      </details>
    </form>
  );
}
