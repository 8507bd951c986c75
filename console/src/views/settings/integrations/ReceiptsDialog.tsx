import { Blank } from '../../../components/Blank.tsx';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';

/** What a source of orders sent of late, and why something was not taken. */
export function ReceiptsDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { api } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.connections;
  const loaded = useLoaded(id, () => api.integrations.receipts(id), 10_000);
  const rows = loaded.data?.receipts;
  return (
    <Dialog title={words.receiptsOf(name)} onClose={onClose}>
      {loaded.failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[loaded.failure]}><Button onPress={loaded.reload}>{all.general.retry}</Button></Blank>}
      {!loaded.failure && !rows && <Skeleton rows={4} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.noReceipts}</p>}
      {rows && rows.length > 0 && (
        <ul class="recipients" tabIndex={0}>
          {rows.map(({ at, topic, problem, detail, taken, repeated, refused }, nth) => (
            <li key={`${at}.${nth}`}>
              <span class="receipt-what">{problem !== null && refused === 0 && <Tag tone={problem === 'topic_ignored' ? 'plain' : 'late'}>{words.problems[problem]}</Tag>}{(problem === null || taken > 0) && <Tag tone="fine">{words.taken(taken, repeated)}</Tag>}{refused > 0 && <Tag tone="late">{words.refused(refused)}</Tag>}{topic && <code>{topic}</code>}</span>
              <span class="faint">{times.full(at)}</span>
              {detail && <code class="receipt-detail" dir="ltr">{detail}</code>}
            </li>
          ))}
        </ul>
      )}
      <footer class="dialog-foot"><Button tone="primary" onPress={onClose}>{all.general.close}</Button></footer>
    </Dialog>
  );
}
