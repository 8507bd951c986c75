import type { Line } from '../models/message-lines.ts';
import { useTimes, useWords } from './ConsoleContext.tsx';
import { MessageItem } from './MessageItem.tsx';
import { NoteItem } from './notes/NoteItem.tsx';
import { PendingItem } from './PendingItem.tsx';

interface Props { line: Line; now: number; lastMineId: string | null; /** The shopper has seen this agent's last reply. */ seen: boolean }

/** One line of the log. */
export function LineItem({ line, now, lastMineId, seen }: Props) {
  const words = useWords().conversation;
  const times = useTimes();
  switch (line.kind) {
    case 'day': return <h3 class="divider">{times.day(line.at, now)}</h3>;
    case 'earlier': return <hr class="divider-earlier" />;
    case 'new': return <p class="divider divider-new">{words.newMessages}</p>;
    case 'pending': return <PendingItem item={line.item} leads={line.leads} />;
    case 'note': return <NoteItem note={line.note} />;
    case 'message': {
      const state = line.message.id !== lastMineId ? null : seen ? words.delivery.seen : words.delivery.sent;
      return <MessageItem message={line.message} leads={line.leads} state={state} />;
    }
  }
}
