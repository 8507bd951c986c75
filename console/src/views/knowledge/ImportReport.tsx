import { useWords } from '../../components/ConsoleContext.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { CellError, EntriesReport } from '../../models/knowledge/import-api.ts';

/** Numbers of what a file brings. */
export function ImportCounts({ counts }: { counts: Partial<Record<'created' | 'changed' | 'unchanged' | 'links' | 'promises' | 'questions', number>> }) {
  const words = useWords().imports.counts;
  return (
    <dl class="import-counts">
      {(Object.entries(counts) as [keyof typeof words, number][]).map(([key, count]) => <div key={key}><dt>{words[key]}</dt><dd>{count}</dd></div>)}
    </dl>
  );
}

/** Row by row, and within one from A to Z and on to AA. */
const asInSheet = (a: CellError, b: CellError): number => a.row - b.row || a.column.length - b.column.length || (a.column < b.column ? -1 : 1);

/** What is wrong, cell by cell. */
export function CellErrors({ errors }: { errors: readonly CellError[] }) {
  const words = useWords().imports;
  const columns: Column<CellError>[] = [
    { key: 'where', head: words.where, width: '150px', cell: ({ row, column }) => words.cell(row, column) },
    { key: 'head', head: words.head, width: '150px', cell: ({ head }) => <bdi>{head}</bdi> },
    { key: 'value', head: words.value, cell: ({ value }) => value !== '' && <bdi class="cell-value">{value}</bdi> },
    { key: 'wrong', head: words.wrong, width: '260px', cell: ({ code }) => words.cellErrors[code] ?? code },
  ];
  return (
    <div role="alert" class="cell-errors">
      <h3>{words.errorsTitle(errors.length)}</h3>
      <p class="field-hint">{words.errorsText}</p>
      <Table label={words.errorsTitle(errors.length)} columns={columns} rows={[...errors].sort(asInSheet)} keyOf={({ row, column, code, head }) => `${row} ${column} ${head} ${code}`} />
    </div>
  );
}

const shownEntries = 20;

/** The entries that would be new or change, the first of them by name. */
export function ImportedEntries({ report: { created, changed } }: { report: EntriesReport }) {
  const all = useWords();
  const fields: Record<string, string> = all.knowledge.diff.fields;
  const rows = [...created.map((entry) => ({ ...entry, fields: [] as string[] })), ...changed];
  if (rows.length === 0) return null;
  return (
    <ul class="imported">
      {rows.slice(0, shownEntries).map((entry) => (
        <li key={entry.id}>
          <Tag tone={entry.fields.length === 0 ? 'fine' : 'info'}>{entry.fields.length === 0 ? all.imports.counts.created : all.imports.counts.changed}</Tag>
          <bdi>{entry.question}</bdi>
          {entry.fields.length > 0 && <span class="faint">{entry.fields.map((field) => fields[field] ?? field).join(' · ')}</span>}
        </li>
      ))}
      {rows.length > shownEntries && <li class="faint">{all.imports.more(rows.length - shownEntries)}</li>}
    </ul>
  );
}
