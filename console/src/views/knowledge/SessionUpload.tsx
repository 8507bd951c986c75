import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field, TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createFileImport, type FileImport } from '../../models/knowledge/file-import.ts';
import type { SessionReport } from '../../models/knowledge/import-api.ts';
import { sessionHeadOf, type SessionFields } from '../../models/knowledge/session-head.ts';
import { FileDrop } from './FileDrop.tsx';
import { ImportKept } from './ImportKept.tsx';
import { CellErrors, ImportCounts, ImportedEntries } from './ImportReport.tsx';
import { LinkChecks } from './LinkChecks.tsx';
import { PromiseChanges } from './PromiseChanges.tsx';

interface Props { /** The fields, to be led to. */ place: RefObject<HTMLDivElement | null>; language: Language; names: ReadonlyMap<string, string>; fields: SessionFields; onFields: (fields: SessionFields) => void; onKept: () => void }

/** A session's own facts and its sheet; tried first, then kept. */
export function SessionUpload({ place, language, names, fields, onFields, onKept }: Props) {
  const { api, session } = useConsole();
  const all = useWords();
  const words = all.imports;
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const { head, problem } = sessionHeadOf(fields, zone);
  const latest = useRef(head);
  latest.current = head;
  const coming = useMemo(() => createFileImport((file, dryRun) => {
    if (!latest.current) throw new Error('import: no session to import into');
    return api.imports.session(latest.current, language, file, dryRun);
  }), [language]);
  const set = (patch: Partial<SessionFields>): void => {
    onFields({ ...fields, ...patch });
    // What was said holds for the facts it was asked with.
    void coming.choose(null);
  };
  const failure = coming.failure.value;
  const time = (field: 'from' | 'until', label: string, wrong: string | null) => (
    <Field label={label} problem={wrong}>
      {({ id, describedBy, invalid }) => <input id={id} class="input" type="datetime-local" value={fields[field]} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => set({ [field]: event.currentTarget.value })} />}
    </Field>
  );
  return (
    <Section level={2} title={words.session.title}>
      <div class="two-fields" ref={place}>
        <TextField label={words.session.name} value={fields.title} maxLength={120} onText={(title) => set({ title })} />
        <TextField label={words.session.id} value={fields.id} maxLength={64} autocapitalize="off" hint={words.session.idHint} problem={problem === 'bad_id' ? words.session.badId : null} onText={(id) => set({ id: id.trim() })} />
        <TextField label={words.session.host} value={fields.host} maxLength={60} onText={(host) => set({ host })} />
      </div>
      <div class="two-fields">{time('from', words.session.from, null)}{time('until', words.session.until, problem === 'ends' ? words.session.ends : null)}</div>
      <p class="field-hint">{words.session.zone(zone)}</p>
      <FileDrop file={coming.file.value} hint={head ? words.formats : words.session.first} disabled={head === null} accept=".csv,.xlsx" onFile={(file) => { void coming.choose(file); }} />
      {failure !== null && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
      {coming.busy.value && !coming.report.value && <Skeleton rows={3} label={words.reading} />}
      {coming.report.value && <Report coming={coming} report={coming.report.value} names={names} onKept={onKept} />}
    </Section>
  );
}

function Report({ coming, report, names, onKept }: { coming: FileImport<SessionReport>; report: SessionReport; names: ReadonlyMap<string, string>; onKept: () => void }) {
  const words = useWords().imports;
  const { entries, errors, kept } = report;
  const keep = async (): Promise<void> => { if (await coming.keep()) onKept(); };
  return (
    <div class="import-report" aria-live="polite">
      {errors.length === 0 && <ImportCounts counts={{ links: report.links, promises: report.promises, questions: report.questions, created: entries.created.length, changed: entries.changed.length, unchanged: entries.unchanged }} />}
      {errors.length > 0 ? <CellErrors errors={errors} /> : (
        <>
          <PromiseChanges changes={report.promiseChanges} names={names} />
          <ImportedEntries report={entries} />
          {kept ? <ImportKept>{words.keptSession}</ImportKept> : <Button tone="primary" busy={coming.busy.value} onPress={() => { void keep(); }}>{words.keepSession}</Button>}
          <h3>{words.check.title}</h3>
          <LinkChecks checks={report.checklist} names={names} />
        </>
      )}
    </div>
  );
}
