import type { Satisfaction } from '@aftercast/shared';
import { useWords } from './ConsoleContext.tsx';

/** What the shopper thinks of how they were served, under what it is about. */
export function RatingLine({ given }: { given: Satisfaction }) {
  const words = useWords().conversation.rating;
  return (
    <p class={`rating-line ${given.score > 3 ? 'fine' : given.score < 3 ? 'late' : ''}`}>
      <b>{words.score(given.score)}</b>{given.reason && <span>{words.reasons[given.reason]}</span>}
      {given.words && <q dir="auto">{given.words}</q>}
    </p>
  );
}
