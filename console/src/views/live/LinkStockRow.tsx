import type { LiveLink } from '@aftercast/shared';
import { stockStates } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import type { BroadcastDesk } from '../../models/live/desk.ts';
import { momentText, readMoment } from '../../models/live/moments.ts';
import { MomentField } from './MomentField.tsx';

interface Props { desk: BroadcastDesk; link: LiveLink; may: boolean }

/** Whether a link can still be bought: one tap tells it, the same tap again takes it back. */
export function LinkStockRow({ desk, link: { number, stock }, may }: Props) {
  const { toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.live.desk;
  const [planning, plan] = useState(false);
  const tell = async (...told: Parameters<BroadcastDesk['stock']>): Promise<boolean> => {
    const done = await desk.stock(...told);
    if (done) toasts.say(words.stockTold(number, told[1]));
    else if (desk.failure.peek()) toasts.say(all.errors[desk.failure.peek() ?? 'unexpected'], 'bad');
    return done;
  };
  const soldOut = stock?.state === 'sold-out';
  const restock = soldOut && stock.restockAt !== undefined ? words.restockAt(times.short(stock.restockAt)) : null;
  return (
    <>
      <div class="desk-stock" role="group" aria-label={words.stock(number)}>
        {stockStates.map((state) => {
          const told = stock?.state === state;
          return <button key={state} type="button" class={`desk-stock-state ${state}`} aria-pressed={told} disabled={!may} onClick={() => { void tell(number, told ? null : state); }}>{words.stocks[state]}</button>;
        })}
        {soldOut && (may ? <button type="button" class="desk-restock" onClick={() => plan(true)}>{restock ?? words.restock}</button> : restock && <span class="desk-restock">{restock}</span>)}
      </div>
      {planning && <RestockDialog link={number} restockAt={stock?.restockAt ?? null} onTell={(at) => tell(number, 'sold-out', at)} onClose={() => plan(false)} />}
    </>
  );
}

interface DialogProps { link: number; restockAt: number | null; onTell: (restockAt: number | undefined) => Promise<boolean>; onClose: () => void }

function RestockDialog({ link, restockAt, onTell, onClose }: DialogProps) {
  const { session, clock } = useConsole();
  const words = useWords().live.desk;
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const [value, setValue] = useState(momentText(restockAt, zone));
  const [tried, tryIt] = useState(false);
  const [busy, work] = useState(false);
  const at = readMoment(value, zone);
  const late = at === null || at <= clock.now.value;
  async function save(next: number | undefined): Promise<void> {
    if (busy) return;
    work(true);
    const done = await onTell(next);
    work(false);
    if (done) onClose();
  }
  return (
    <Dialog title={words.restockTitle(link)} onClose={onClose}>
      <form class="form dialog-text" onSubmit={(event) => { event.preventDefault(); tryIt(true); if (!late && at !== null) void save(at); }}>
        <MomentField label={words.restock} value={value} onValue={setValue} autofocus hint={words.restockHint} problem={tried && late ? words.restockPast : null} />
        <footer class="dialog-foot">
          <Button tone="quiet" onPress={() => { void save(undefined); }}>{words.restockNone}</Button>
          <Button submit tone="primary" busy={busy}>{words.restockSave}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
