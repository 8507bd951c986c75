import type { ConversationDetails } from '@aftercast/shared';
import { useTimes, useWords } from './ConsoleContext.tsx';
import { Tag } from './Tag.tsx';

/** What was promised on air for this order, in its exact words, and until when. */
export function OrderPromises({ order }: { order: ConversationDetails['orders'][number] }) {
  const words = useWords().desk.promise;
  const times = useTimes();
  if (order.liveSession === null) return null;
  return (
    <div class="promises">
      <h4>{words.title} · <bdi>{order.liveSession}</bdi></h4>
      {order.promised.length === 0
        ? <p class="faint">{words.none}</p>
        : <ul>{order.promised.map(({ id, text, item, until, broken }) => (
            <li key={id}><span dir="auto">{text}</span>{item !== null && <> <span class="faint"><bdi>{item}</bdi></span></>}{until !== null && <> <span class="faint">{words.until(times.short(until))}</span></>} {broken && <Tag tone="late">{words.broken}</Tag>}</li>
          ))}</ul>}
    </div>
  );
}
