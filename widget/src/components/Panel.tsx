import type { ErrorCode } from '@aftercast/shared';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../models/chat.ts';
import type { Shop } from '../models/shop.ts';
import { palette } from '../models/palette.ts';
import { Composer } from './Composer.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { Header } from './Header.tsx';
import { Icon } from './Icon.tsx';
import { Log } from './Log.tsx';
import { isTouch, useMedia } from './media.ts';
import { useStore } from './use-store.ts';
import type { View } from './view.ts';

export interface PanelProps extends Omit<View, 'config'> {
  shop: Shop;
  open: boolean;
  side: 'left' | 'right';
  color?: string;
  theme?: string;
  sound: boolean;
  onSound: () => void;
  onClose: () => void;
}

/** The opened bubble: a dialog that fills a phone's screen and floats in a corner elsewhere. */
export function Panel({ open, side, color, theme, shop, sound, onSound, onClose, ...rest }: PanelProps) {
  const { chat, say, later, loadLater } = rest;
  const state = useStore(chat.store);
  const { config, error } = useStore(shop.store);
  const panel = useRef<HTMLDivElement>(null);
  const full = useMedia('(max-width: 30em), (max-height: 27.5em)');
  const prefersDark = useMedia('(prefers-color-scheme: dark)');
  const attending = useAttention(open, chat);
  const [dropped, setDropped] = useState<File[] | null>(null);
  const [dragging, setDragging] = useState(false);
  const mode = theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : config?.theme.mode;
  const dark = mode === 'dark' || (mode !== 'light' && prefersDark);

  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(palette(color ?? config?.theme.color ?? '#c93f22', dark))) panel.current!.style.setProperty(name, value);
  }, [color, config, dark]);
  useLayoutEffect(() => open && full ? onPhone(panel.current!) : undefined, [open, full]);
  useEffect(() => { if (error) loadLater().catch(() => {}); }, [error]);
  useEffect(() => { if (open && (isTouch() || !config)) panel.current!.focus(); }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) { event.stopPropagation(); onClose(); }
  }

  function onDrag(event: DragEvent): void {
    if (![...event.dataTransfer?.types ?? []].includes('Files')) return;
    event.preventDefault();
    setDragging(event.type === 'dragover');
    if (event.type === 'drop') setDropped([...event.dataTransfer!.files]);
  }

  const view = config && { ...rest, config };
  return (
    <div class={`panel ${side} ${dark ? 'dark' : ''} ${full ? 'full' : ''}`} role="dialog" aria-label={say.panel(config?.shopName ?? '')} aria-modal={full} tabIndex={-1}
      hidden={!open} ref={panel} onKeyDown={onKeyDown} onDragOver={onDrag} onDragLeave={onDrag} onDrop={onDrag}>
      {view ? <>
        <Header state={state} sound={sound} onSound={onSound} onClose={onClose} {...view} />
        <ConnectionLine status={state.connection} say={say} />
        <Log state={state} attending={attending} {...view} />
        <Composer focus={open && !isTouch()} dropped={dropped} {...view} />
        {dragging && <div class="drop">{say.dropHere}</div>}
      </> : <>
        <header><div class="title" /><button type="button" class="icon" aria-label={say.close} onClick={onClose}><Icon name="close" /></button></header>
        {error
          ? <div class="trouble" role="alert"><p>{later?.words.failed[error as ErrorCode] ?? say.unreachable}</p>
            <button type="button" class="person" onClick={() => { void shop.load(); }}>{say.tryAgain}</button></div>
          : <div class="skeleton" aria-busy="true" aria-label={say.loading}><i /><i /><i /></div>}
      </>}
    </div>
  );
}

/** Whether someone looks at the panel now; each time they begin to, the chat draws its line above what is new. */
function useAttention(open: boolean, chat: Chat): boolean {
  const [visible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const update = (): void => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  const attending = open && visible;
  useLayoutEffect(() => { chat.look(attending); }, [attending]);
  return attending;
}

/** The whole screen is ours: keyboard, page behind and Tab are minded by a chunk that wide screens never fetch. */
function onPhone(panel: HTMLElement): () => void {
  let undo: (() => void) | undefined;
  let over = false;
  import('../phone.ts').then(({ takeScreen }) => { if (!over) undo = takeScreen(panel); }).catch(() => {});
  return () => {
    over = true;
    undo?.();
  };
}
