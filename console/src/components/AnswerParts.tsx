import type { AnswerPart } from '@aftercast/shared';
import { Icon } from './Icon.tsx';

/** What stands under an answer in the bubble, to be looked at: nothing here can be pressed. */
export function AnswerParts({ parts }: { parts: readonly AnswerPart[] }) {
  if (parts.length === 0) return null;
  return (
    <ul class="answer-parts">
      {parts.map((part, index) => <li key={index}>{draw(part)}</li>)}
    </ul>
  );
}

function draw(part: AnswerPart) {
  switch (part.kind) {
    case 'button': return <span class="mini-part" title={part.url} dir="auto">{part.label}<Icon name="external" size={14} /></span>;
    case 'ask': return <span class="mini-part" dir="auto">{part.label}</span>;
    case 'link': return <span class="mini-part link" title={part.url} dir="auto"><span>{part.title}</span><small>{hostOf(part.url)}</small></span>;
    case 'image': return <img class="mini-picture" src={part.image.url} width={part.image.width} height={part.image.height} alt={part.alt} />;
  }
}

function hostOf(url: string): string {
  try { return new URL(url).host; } catch { return url; }
}
