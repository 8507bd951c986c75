import { linkPieces } from '../models/message-lines.ts';

/** Text as it was written: never as HTML, addresses as links that tell the other side nothing. */
export function RichText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {linkPieces(text).map((piece, index) => (piece.href === null
        ? piece.text
        : <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">{piece.text}</a>))}
    </p>
  );
}
