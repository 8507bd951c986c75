import type { ComponentChildren } from 'preact';
import { useConsole, useWords } from '../components/ConsoleContext.tsx';

interface Props { title: string; lead?: string; children: ComponentChildren; wide?: boolean }

/** The quiet page before the console: one thing to do, and the choice of language. */
export function EntryFrame({ title, lead, children, wide = false }: Props) {
  const { preferences } = useConsole();
  const words = useWords().general;
  const chosen = preferences.language;
  return (
    <div class="entry">
      <header class="entry-head"><span class="mark" aria-hidden="true">播</span><b>{words.product}</b></header>
      <main class={wide ? 'entry-card wide' : 'entry-card'}>
        <h1>{title}</h1>
        {lead && <p class="entry-lead">{lead}</p>}
        {children}
      </main>
      <footer class="entry-foot">
        <button type="button" lang="zh-CN" aria-pressed={chosen.value === 'zh'} onClick={() => { chosen.value = 'zh'; }}>中文</button>
        <button type="button" lang="en" aria-pressed={chosen.value === 'en'} onClick={() => { chosen.value = 'en'; }}>English</button>
      </footer>
    </div>
  );
}
