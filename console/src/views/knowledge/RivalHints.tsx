import { useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import type { EntryEditor } from '../../models/knowledge/entry-editor.ts';
import { entryRoute } from './EntryListView.tsx';

/** Entries that would steal this one's questions, or lose theirs to it, with the phrasings that show it. */
export function RivalHints({ editor }: { editor: EntryEditor }) {
  const words = useWords().knowledge.rivals;
  const rivals = editor.rivals.value;
  return (
    <section class="rivals" aria-live="polite" aria-label={words.title}>
      {rivals.length > 0 && <h2><Icon name="warning" size={16} />{words.title}</h2>}
      {rivals.map((rival) => (
        <div key={rival.entryId} class="rival">
          <p class="rival-name"><span class="rival-kind">{words[rival.kind]}</span> <Link to={entryRoute(editor.key.language, rival.entryId)}><bdi>{rival.question}</bdi></Link></p>
          <Examples lead={rival.kind === 'same' ? words.both : words.lost} lines={rival.lost} />
          <Examples lead={words.taken} lines={rival.taken} />
        </div>
      ))}
    </section>
  );
}

function Examples({ lead, lines }: { lead: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return <><p class="faint">{lead}</p><ul>{lines.map((line) => <li key={line} dir="auto">{line}</li>)}</ul></>;
}
