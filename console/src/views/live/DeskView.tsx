import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onScreen, stateOf } from '@aftercast/shared/client';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useMay, useTimes, useWords, useWorkspace } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createBroadcastDesk, type BroadcastDesk } from '../../models/live/desk.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { DeskLinks } from './DeskLinks.tsx';

/** Colleagues at other desks tell too, and shoppers go on asking. */
const everyMs = 10_000;

/** The desk beside a broadcast: one tap tells what is on the screen. */
export function DeskView({ id }: { id: string }) {
  const { api, clock, toasts } = useConsole();
  const all = useWords();
  const words = all.live.desk;
  const desk = useMemo(() => createBroadcastDesk({ api: api.live, id, now: () => clock.now.peek() }), [id]);
  const { failure, reload } = useLoaded(id, desk.look, everyMs);
  const products = useLoaded('products', api.live.products).data?.products ?? [];
  const session = desk.session.value;
  const wrong = failure ?? desk.failure.value;
  const may = useMay('direct', 'broadcasts');
  const [side, turn] = useState<'links' | 'asks'>('links');
  const unanswered = (desk.asked.value ?? []).reduce((sum, { needPerson }) => sum + needPerson, 0);
  const show = async (link: number | null): Promise<void> => {
    if (await desk.show(link)) toasts.say(link === null ? words.isOff : words.shownNow(link));
    else if (desk.failure.peek()) toasts.say(all.errors[desk.failure.peek() ?? 'unexpected'], 'bad');
  };
  const undo = async (): Promise<void> => {
    if (await desk.undo()) toasts.say(words.undone);
    else if (desk.failure.peek()) toasts.say(all.errors[desk.failure.peek() ?? 'unexpected'], 'bad');
  };
  return (
    <Page title={session?.title ?? words.title} lead={words.lead} back={{ to: { page: 'live', id, part: 'session' }, on: 'always' }} action={session && may && <EndButton desk={desk} />}>
      {wrong === 'not_found' && !session && <Blank icon="alert" title={all.live.session.gone} />}
      {wrong && wrong !== 'not_found' && !session && <Blank icon="warning" tone="bad" title={all.errors[wrong]}><Button onPress={reload}>{all.general.retry}</Button></Blank>}
      {!wrong && !session && <Skeleton rows={6} label={all.general.loading} />}
      {session && (
        <div class={`desk-air shows-${side}`}>
          <div class="desk-main">
            <Now desk={desk} may={may} names={new Map(products.map((product) => [product.id, product.name]))} onShow={show} onUndo={undo} />
            <div class="split-switch">
              <Segmented label={all.live.session.sides} quiet value={side} options={[{ value: 'links', label: words.links }, { value: 'asks', label: unanswered > 0 ? `${words.asks} · ${unanswered}` : words.asks }]} onChoose={turn} />
            </div>
            <DeskLinks desk={desk} may={may} products={products} onShow={(link) => { void show(link); }} />
          </div>
          <AskedPanel desk={desk} />
        </div>
      )}
    </Page>
  );
}

interface NowProps { desk: BroadcastDesk; may: boolean; names: ReadonlyMap<string, string>; onShow: (link: number | null) => Promise<void>; onUndo: () => Promise<void> }

/** What is on the screen, the field for a number, undo. */
function Now({ desk, may, names, onShow, onUndo }: NowProps) {
  const { clock } = useConsole();
  const { inbox } = useWorkspace();
  const times = useTimes();
  const words = useWords().live.desk;
  const [typed, type] = useState('');
  const [unknown, setUnknown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const session = desk.session.value;
  const before = desk.before.value;
  useDigits(field, may, () => { if (desk.before.peek() !== undefined) void onUndo(); });
  if (!session) return null;
  const now = clock.now.value;
  const { current, since } = onScreen(session, now);
  const state = stateOf(session, now);
  const waiting = inbox.counts.value.waiting;
  const send = (): void => {
    const number = Number(typed);
    if (!session.links.some((link) => link.number === number)) return setUnknown(true);
    type('');
    void onShow(number);
  };
  return (
    <section class="desk-now">
      <p class="desk-state faint">{words.onScreen}{since !== null && <> · <span class="figure">{words.since(times.clock(since))}</span></>}</p>
      <p class="desk-current" aria-live="polite">{current ? <><b>{current.number}</b> <bdi>{names.get(current.product) ?? current.product}</bdi></> : <span class="faint">{words.nothing}</span>}</p>
      {state !== 'on' && <p class="soon">{state === 'next' ? words.notYet(times.short(session.startsAt)) : words.over(times.short(session.endsAt))}</p>}
      {!may && <p class="faint">{words.readOnly}</p>}
      {may && (
        <form class="desk-tell" onSubmit={(event) => { event.preventDefault(); send(); }}>
          <input
            ref={field} class="input desk-number" inputMode="numeric" maxLength={3} autocomplete="off" aria-label={words.number} placeholder={words.number} value={typed} aria-invalid={unknown}
            onInput={(event) => { type(event.currentTarget.value.replace(/\D/g, '')); setUnknown(false); }}
          />
          <Button tone="primary" submit busy={desk.telling.value !== undefined} disabled={typed === ''}>{words.show}</Button>
          <Button icon="undo" disabled={before === undefined} hotkey="U" title={before === undefined ? undefined : words.undoHint(before)} onPress={() => { void onUndo(); }}>{words.undo}</Button>
          {current && <Button onPress={() => { void onShow(null); }}>{words.off}</Button>}
        </form>
      )}
      {unknown && <p class="field-problem" role="alert">{words.unknown(typed)}</p>}
      <p class="desk-foot faint">
        <Link to={{ page: 'inbox', list: 'waiting', conversationId: null, shopper: false }}>{waiting > 0 ? words.waiting(waiting) : words.noneWaiting}</Link>
        {may && <span class="desk-keys">{words.keys}</span>}
      </p>
    </section>
  );
}

/** A digit pressed anywhere begins a number; `u` takes back. */
function useDigits(field: { current: HTMLInputElement | null }, may: boolean, onUndo: () => void): void {
  const undo = useRef(onUndo);
  undo.current = onUndo;
  useEffect(() => {
    if (!may) return;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog'))) return;
      if (/^\d$/.test(event.key)) field.current?.focus();
      if (event.key.toLowerCase() === 'u') { event.preventDefault(); undo.current(); }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [may]);
}

function EndButton({ desk }: { desk: BroadcastDesk }) {
  const { clock, toasts } = useConsole();
  const all = useWords();
  const words = all.live.desk;
  const mayWrite = useMay('update', 'catalogue');
  const [asking, ask] = useState(false);
  const session = desk.session.value;
  if (!session || !mayWrite || stateOf(session, clock.now.value) !== 'on') return null;
  const end = async (): Promise<void> => toasts.say(await desk.end() ? words.ended : all.errors[desk.failure.peek() ?? 'unexpected'], desk.failure.peek() ? 'bad' : undefined);
  return (
    <>
      <Button onPress={() => ask(true)}>{words.end}</Button>
      {asking && <Confirm title={words.endTitle} text={words.endText} yes={words.end} onYes={() => { void end(); }} onClose={() => ask(false)} />}
    </>
  );
}
