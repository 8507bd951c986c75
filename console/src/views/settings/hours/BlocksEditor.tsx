import type { OpeningBlock } from '@aftercast/shared';
import { Button, IconButton } from '../../../components/Button.tsx';
import { useWords } from '../../../components/ConsoleContext.tsx';
import { nextBlock } from '../../../models/hours/hours-form.ts';

const most = 6;
/** A time field knows no 24:00; midnight at the end is 00:00, which comes after every beginning. */
const shown = (to: string): string => (to === '24:00' ? '00:00' : to);

/** The times of one day: several blocks, each from and to, those past midnight marked. `day` names it for those who listen. */
export function BlocksEditor({ day, blocks, onBlocks }: { day: string; blocks: readonly OpeningBlock[]; onBlocks: (blocks: OpeningBlock[]) => void }) {
  const words = useWords().settings.hours;
  const set = (at: number, patch: Partial<OpeningBlock>): void => onBlocks(blocks.map((block, n) => (n === at ? { ...block, ...patch } : block)));
  return (
    <div class="hours-blocks" role="group" aria-label={day}>
      {blocks.length === 0 && <span class="faint">{words.closed}</span>}
      {blocks.map((block, n) => (
        <span key={n} class="hours-block">
          <input class="input" type="time" aria-label={words.from(day, n + 1)} value={block.from} aria-invalid={block.from === ''} onInput={(event) => set(n, { from: event.currentTarget.value })} />
          <span aria-hidden="true">–</span>
          <input class="input" type="time" aria-label={words.to(day, n + 1)} value={shown(block.to)} aria-invalid={block.to === ''} onInput={(event) => set(n, { to: event.currentTarget.value })} />
          {block.to !== '' && shown(block.to) <= block.from && <span class="tag info">{words.nextDay}</span>}
          <IconButton icon="trash" label={words.remove(day, n + 1)} onPress={() => onBlocks(blocks.filter((_, one) => one !== n))} />
        </span>
      ))}
      {blocks.length < most && <Button tone="quiet" icon="plus" onPress={() => onBlocks([...blocks, nextBlock(blocks)])}>{words.addBlock}</Button>}
    </div>
  );
}
