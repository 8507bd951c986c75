import { useMemo } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createFileImport, type FileImport } from '../../models/knowledge/file-import.ts';
import type { SheetReport } from '../../models/knowledge/import-api.ts';
import { FileDrop } from './FileDrop.tsx';
import { ImportKept } from './ImportKept.tsx';
import { CellErrors, ImportCounts, ImportedEntries } from './ImportReport.tsx';

/** Knowledge as a sheet: out, in as a trial, then as drafts. */
export function EntryImport({ language, mayEdit }: { language: Language; mayEdit: boolean }) {
  const { api } = useConsole();
  const all = useWords();
  const words = all.imports;
  const coming = useMemo(() => createFileImport((file, dryRun) => api.imports.sheet(language, file, dryRun)), [language]);
  const { downloads } = api.imports;
  const failure = coming.failure.value;
  return (
    <>
      <Section level={2} title={words.downloadTitle} lead={words.downloadText}>
        <div class="part-adds">
          {(['xlsx', 'csv'] as const).map((format) => <a key={format} class="button plain" href={downloads.template(language, format)} download>{words.template(format.toUpperCase())}</a>)}
          {(['xlsx', 'csv', 'jsonl'] as const).map((format) => <a key={format} class="button plain" href={downloads.sheet(language, format)} download>{words.exported} {format.toUpperCase()}</a>)}
        </div>
        <p class="field-hint">{words.jsonlHint}</p>
      </Section>
      {mayEdit && (
        <Section level={2} title={words.fileTitle}>
          <FileDrop file={coming.file.value} hint={words.formatsWithJsonl} accept=".csv,.xlsx,.jsonl,.ndjson" onFile={(file) => { void coming.choose(file); }} />
          {failure !== null && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
          {coming.busy.value && !coming.report.value && <Skeleton rows={3} label={words.reading} />}
          {coming.report.value && <Report coming={coming} report={coming.report.value} />}
        </Section>
      )}
    </>
  );
}

function Report({ coming, report }: { coming: FileImport<SheetReport>; report: SheetReport }) {
  const words = useWords().imports;
  const { created, changed, unchanged, errors, kept } = report;
  const count = created.length + changed.length;
  return (
    <div class="import-report" aria-live="polite">
      {errors.length > 0 ? <CellErrors errors={errors} /> : (
        <>
          <ImportCounts counts={{ created: created.length, changed: changed.length, unchanged }} />
          <ImportedEntries report={report} />
        </>
      )}
      {errors.length === 0 && count === 0 && <p>{words.nothing}</p>}
      {errors.length === 0 && count > 0 && !kept && <Button tone="primary" busy={coming.busy.value} onPress={() => { void coming.keep(); }}>{words.keep}</Button>}
      {kept && count > 0 && <ImportKept>{words.kept(count)}</ImportKept>}
    </div>
  );
}
