import type { MessageBody as Body } from '@aftercast/shared';
import { AnswerParts } from './AnswerParts.tsx';
import { useWords } from './ConsoleContext.tsx';
import { CoveredLine } from './CoveredLine.tsx';
import { Icon } from './Icon.tsx';
import { Pictures } from './Pictures.tsx';
import { RatingLine } from './RatingLine.tsx';
import { RichText } from './RichText.tsx';

/** What a message says, by its kind. Notices are lines of their own. */
export function MessageBody({ body, leads = true }: { body: Exclude<Body, { kind: 'notice' }>; leads?: boolean }) {
  const words = useWords().conversation;
  switch (body.kind) {
    case 'text': return body.hidden ? <CoveredLine full={leads} /> : (
      <>
        {body.text !== '' && <RichText text={body.text} />}
        {body.images && body.images.length > 0 && <Pictures images={body.images} />}
      </>
    );
    case 'answer': return (
      <>
        <RichText text={body.text} />
        {body.parts && <AnswerParts parts={body.parts} />}
        {body.feedback && (
          <p class={`feedback ${body.feedback}`}>
            <Icon name={body.feedback === 'helpful' ? 'check' : 'alert'} size={14} />{words.answer[body.feedback]}
          </p>
        )}
        {body.satisfaction && <RatingLine given={body.satisfaction} />}
      </>
    );
    case 'update': return <RichText text={body.text} />;
    case 'choices': return (
      <>
        <p class="choices-lead">{words.choices}</p>
        <ul class="choices">{body.options.map((option) => <li key={option.entryId} dir="auto">{option.question}</li>)}</ul>
      </>
    );
  }
}

/** What is said about a bot's answer beside its time. */
export function answerFacts(body: Body, words: ReturnType<typeof useWords>['conversation']): string[] {
  if (body.kind === 'update') return [words.unasked(body.orderId ?? null)];
  if (body.kind !== 'answer') return [];
  const source = body.source ? [words.answer.source(body.source.question), words.answer.confidence(body.confidence.toFixed(2))] : [words.answer.noSource];
  return body.whileQueued ? [...source, words.answer.whileQueued] : source;
}
