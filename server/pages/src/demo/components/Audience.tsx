import type { CommentsModel } from '../models/comments.ts';

/** What others say. No live region: a room's chatter would never let a screen reader finish. */
export function Audience({ comments }: { comments: CommentsModel }) {
  return (
    <ul class="audience">
      {comments.lines.value.map(({ key, name, text, mine }) => <li key={key} class={mine ? 'mine' : ''}><b>{name}</b> {text}</li>)}
    </ul>
  );
}
