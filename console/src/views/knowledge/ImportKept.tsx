import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { draftsRoute } from './EntryListView.tsx';

/** What came of an import, and where to go on. It takes the focus of the button that it replaces. */
export function ImportKept({ children }: { children: ComponentChildren }) {
  const { navigation } = useConsole();
  const words = useWords().imports;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.querySelector('button')?.focus(), []);
  return <p class="import-kept" ref={line}>{children} <Button tone="primary" onPress={() => navigation.go(draftsRoute)}>{words.toPublish}</Button></p>;
}
