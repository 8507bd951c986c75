import type { AnswerPart } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import { Pictures } from './Pictures.tsx';
import type { View } from './view.ts';

interface Props extends View { parts: AnswerPart[]; words: LaterMessages }

/** What stands under an answer: buttons that open a page or ask on, pictures, links. Only http and https addresses open. */
export function Parts({ parts, ...view }: Props) {
  return (
    <div class="parts">
      {parts.map((part) => part.kind === 'image' ? <Pictures images={[part.image]} alt={part.alt} {...view} />
        : part.kind === 'ask' ? <button type="button" onClick={() => view.chat.send(part.label, { entryId: part.entryId })} dir="auto">{part.label}</button>
        : /^https?:\/\//i.test(part.url) && <Out part={part} />)}
    </div>
  );
}

function Out({ part }: { part: Extract<AnswerPart, { kind: 'button' | 'link' }> }) {
  const address = { href: part.url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' } as const;
  if (part.kind === 'button') return <a class="go" {...address}>{part.label} ↗</a>;
  return <a class="card" {...address}><b>{part.title}</b><small>{new URL(part.url).host}</small></a>;
}
