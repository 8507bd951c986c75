import { enoughQuestions } from '@aftercast/shared/client';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { LinkCheck } from '../../models/knowledge/import-api.ts';

/** What each link of a session has and lacks before it goes on air. */
export function LinkChecks({ checks, names }: { checks: readonly LinkCheck[]; names: ReadonlyMap<string, string> }) {
  const words = useWords().imports.check;
  if (checks.length === 0) return <p class="faint">{words.noLinks}</p>;
  const lacking = checks.filter(({ missing }) => missing.length > 0).length;
  const standing = (item: 'ship_by' | 'return_terms') => ({ missing }: LinkCheck) => (missing.includes(item) ? <Tag tone="late">{words.missing}</Tag> : <Tag tone="fine">{words.ok}</Tag>);
  const columns: Column<LinkCheck>[] = [
    { key: 'link', head: words.link, cell: ({ link, product }) => <><b>{link}</b> <bdi>{names.get(product) ?? product}</bdi></> },
    { key: 'ship', head: words.ship, width: '110px', cell: (check) => <LabelledCell label={words.ship}>{standing('ship_by')(check)}</LabelledCell> },
    { key: 'returns', head: words.returns, width: '130px', cell: (check) => <LabelledCell label={words.returns}>{standing('return_terms')(check)}</LabelledCell> },
    { key: 'questions', head: words.questions, width: '110px', cell: ({ questions, missing }) => <LabelledCell label={words.questions}><Tag tone={missing.includes('questions') ? 'late' : 'fine'}>{`${questions}/${enoughQuestions}`}</Tag></LabelledCell> },
  ];
  return (
    <>
      <p class={lacking > 0 ? 'checks-lack' : 'faint'}>{lacking > 0 ? words.lacking(lacking) : words.ready}</p>
      <Table label={words.title} columns={columns} rows={checks} keyOf={({ link }) => String(link)} />
      <p class="field-hint">{words.counted}</p>
    </>
  );
}

/** On a phone there are no heads above the cells. */
function LabelledCell({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return <span class="labelled-cell"><span class="cell-label">{label}</span>{children}</span>;
}
