import { useSignal } from '@preact/signals';
import type { Messages } from '../models/messages.ts';
import type { DemoAgent } from '../models/room-data.ts';
import { Icon } from './Icon.tsx';

/** The other side of the talk: the console's address and the demo's published sign-ins. */
export function Staff({ agents, words }: { agents: readonly DemoAgent[]; words: Messages }) {
  const copied = useSignal('');
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      copied.value = text;
    } catch { /* The text is on the screen; it can be selected. */ }
  }
  const password = agents[0]?.password ?? '';
  return (
    <section class="staff">
      <h2>{words.staff}</h2>
      <p class="hint">{words.staffHint}</p>
      <ul>
        {[...agents.map(({ email, role }) => ({ text: email, label: words.roles[role] })), { text: password, label: '' }].map(({ text, label }) => (
          <li key={text}>
            <code>{text}</code>{label && <small>{label}</small>}
            <button type="button" class="copy" onClick={() => void copy(text)} aria-label={`${words.copy} ${text}`}>{copied.value === text ? words.copied : <Icon name="copy" />}</button>
          </li>
        ))}
      </ul>
      <a class="secondary" href="/console/" target="_blank" rel="noopener">{words.openConsole}<Icon name="out" /></a>
    </section>
  );
}
