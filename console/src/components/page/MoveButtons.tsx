import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../ConsoleContext.tsx';
import { IconButton } from '../Button.tsx';

interface Props {
  /** What is moved, for those who hear it. */
  name: string;
  /** From 0. */
  at: number;
  count: number;
  onMove: (by: 1 | -1) => void;
}

/** Moves a row of a list one place up or down. The button that was pressed keeps the focus where its row goes. */
export function MoveButtons({ name, at, count, onMove }: Props) {
  const words = useWords().templates;
  const element = useRef<HTMLSpanElement>(null);
  const pressed = useRef<'up' | 'down' | null>(null);
  const [told, tell] = useState(false);
  useEffect(() => {
    tell(pressed.current !== null);
    if (pressed.current) element.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"] button`)?.focus();
    pressed.current = null;
  }, [at]);
  const move = (by: 1 | -1): void => {
    if (at + by < 0 || at + by >= count) return;
    pressed.current = by < 0 ? 'up' : 'down';
    onMove(by);
  };
  return (
    <span ref={element} class="move-buttons">
      <span data-move="up"><IconButton icon="up" label={`${words.up}: ${name}`} onPress={() => move(-1)} disabled={at === 0} /></span>
      <span data-move="down"><IconButton icon="down" label={`${words.down}: ${name}`} onPress={() => move(1)} disabled={at === count - 1} /></span>
      <span class="only-heard" role="status">{told ? words.place(at + 1, count) : ''}</span>
    </span>
  );
}
