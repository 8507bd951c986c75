import { markedText } from '../../models/knowledge/marked-text.ts';

/** A text with the searched words marked in it. */
export function Marked({ text, words }: { text: string; words: string }) {
  return <>{markedText(text, words).map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece))}</>;
}
