import type { Note } from '@aftercast/shared';
import { notePieces } from '../../models/desk/mention-text.ts';
import { useConsole, useTimes, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { CoveredLine } from '../CoveredLine.tsx';
import { Icon } from '../Icon.tsx';

/** A private note in the log: on a ground of its own, with words saying who may read it. */
export function NoteItem({ note }: { note: Note }) {
  const words = useWords().desk.notes;
  const times = useTimes();
  const { session } = useConsole();
  const { notes, agentId } = useWorkspace();
  const me = session.agent.value;
  const pieces = notePieces(note.text, [...notes.colleagues.value, ...(me ? [me] : [])]);
  return (
    <article class={`note${note.mentions.includes(agentId) ? ' calls-me' : ''}`} aria-label={words.privately}>
      <header>
        <Icon name="lock" size={14} /><span class="note-kind">{words.privately}</span>
        <bdi class="note-author">{note.authorName}</bdi>
        <time dateTime={new Date(note.at).toISOString()} title={times.full(note.at)}>{times.clock(note.at)}</time>
      </header>
      {note.hidden ? <CoveredLine full /> : <p class="text" dir="auto">{pieces.map(({ text, called }, index) => (called === null ? text : <b key={index} class="called">{text}</b>))}</p>}
    </article>
  );
}
