import { useMemo } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useWords } from '../../../components/ConsoleContext.tsx';
import { Section } from '../../../components/page/Section.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { createFileImport } from '../../../models/knowledge/file-import.ts';
import { FileDrop } from '../../knowledge/FileDrop.tsx';
import { CellErrors, ImportCounts } from '../../knowledge/ImportReport.tsx';

/** Orders from a sheet: tried first, then kept. */
export function OrderImport() {
  const { api, preferences } = useConsole();
  const all = useWords();
  const words = all.integrations.orderImport;
  const coming = useMemo(() => createFileImport(api.integrations.importOrders), [api]);
  const [report, failure] = [coming.report.value, coming.failure.value];
  const count = report ? report.created + report.changed : 0;
  return (
    <Section title={words.title} lead={words.lead}>
      <div class="part-adds">
        {(['xlsx', 'csv'] as const).map((format) => <a key={format} class="button plain" href={api.integrations.orderTemplate(preferences.language.value, format)} download>{words.template(format.toUpperCase())}</a>)}
      </div>
      <FileDrop file={coming.file.value} hint={all.imports.formats} accept=".csv,.xlsx" onFile={(file) => { void coming.choose(file); }} />
      {failure !== null && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
      {coming.busy.value && !report && <Skeleton rows={3} label={all.imports.reading} />}
      {report && (
        <div class="import-report" aria-live="polite">
          {report.errors.length > 0 ? <CellErrors errors={report.errors} /> : <ImportCounts counts={{ created: report.created, changed: report.changed, unchanged: report.unchanged }} />}
          {report.errors.length === 0 && count === 0 && <p>{all.imports.nothing}</p>}
          {report.errors.length === 0 && count > 0 && !report.kept && <Button tone="primary" busy={coming.busy.value} onPress={() => { void coming.keep(); }}>{words.keep(count)}</Button>}
          {report.kept && count > 0 && <p class="import-kept">{words.kept(count)}</p>}
        </div>
      )}
    </Section>
  );
}
