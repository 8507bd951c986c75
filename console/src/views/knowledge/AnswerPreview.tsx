import { useState } from 'preact/hooks';
import type { AnswerPart, EntryPart, ImageView, Language } from '@aftercast/shared';
import { AnswerParts } from '../../components/AnswerParts.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { answerPieces, sampleValues } from '../../models/knowledge/answer-pieces.ts';

interface Props {
  question: string;
  answer: string;
  parts: readonly EntryPart[];
  images: ReadonlyMap<string, ImageView>;
  language: Language;
  /** A person takes over after these words. */
  handsOver: boolean;
}

/** An answer as it stands in the bubble. */
export function AnswerPreview({ question, answer, parts, images, language, handsOver }: Props) {
  const { session } = useConsole();
  const words = useWords().knowledge;
  const [shown, show] = useState<'sample' | 'chips'>('sample');
  const shop = session.shop.value;
  const values = sampleValues(language, shop?.name ?? '');
  const pieces = answerPieces(answer.trim());
  const hasVariables = pieces.some(({ kind }) => kind === 'variable');
  return (
    <section class="answer-preview" aria-label={words.preview.title}>
      <header>
        <h2>{words.preview.title}</h2>
        {hasVariables && <Segmented label={words.preview.variables} quiet value={shown} options={[{ value: 'sample', label: words.preview.sample }, { value: 'chips', label: words.preview.chips }]} onChoose={show} />}
      </header>
      <div class="mini-talk" style={{ '--shop': shop?.theme.color ?? 'var(--accent)' }}>
        {question.trim() !== '' && <p class="mini-bubble asked" dir="auto">{question}</p>}
        {answer.trim() === ''
          ? <p class="faint">{words.preview.empty}</p>
          : (
            <div class="mini-bubble said">
              <p dir="auto">
                {pieces.map((piece, index) => (piece.kind === 'variable'
                  ? (shown === 'sample' ? values[piece.name] : <span key={index} class="variable-chip">{words.editor.variables[piece.name]}</span>)
                  : piece.kind === 'unknown' ? <span key={index} class="variable-chip bad">{piece.text}</span> : piece.text))}
              </p>
              <AnswerParts parts={parts.flatMap((part) => shownPart(part, images))} />
            </div>
          )}
        {handsOver && answer.trim() !== '' && <p class="mini-notice">{words.preview.handoff}</p>}
      </div>
    </section>
  );
}

/** A part with its picture's link, as a message would carry it. */
function shownPart(part: EntryPart, images: ReadonlyMap<string, ImageView>): AnswerPart[] {
  if (part.kind !== 'image') return [part];
  const image = images.get(part.uploadId);
  return image ? [{ kind: 'image', image, alt: part.alt }] : [];
}
