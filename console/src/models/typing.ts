import { signal, type ReadonlySignal } from '@preact/signals';
import { browserTimers, limits, type Timers } from '@aftercast/shared/client';
import type { Link } from './link.ts';

/** Who is typing in the open conversation, and telling the others that this agent is. */
export interface Typing {
  shopper: ReadonlySignal<boolean>;
  /** A colleague's name. */
  agent: ReadonlySignal<string | null>;
  /** A colleague who writes a note; no shopper hears of it. */
  noting: ReadonlySignal<string | null>;
  /** A letter of a reply was typed, or the field was emptied. */
  typed(text: string): void;
  /** The same of a private note. */
  typedNote(text: string): void;
  /** The message of this sender is there, so the typing is over. */
  stopped(sender: 'shopper' | 'agent'): void;
  /** The conversation is left. */
  leave(): void;
}

/** Told again while typing goes on, well before the other side lets it expire. */
const repeatMs = limits.typingExpiresMs / 2;

/** @param openId the conversation that is open */
export function createTyping(link: Link, openId: () => string | null, timers: Timers = browserTimers): Typing {
  const shopper = signal(false);
  const agent = signal<string | null>(null);
  const noting = signal<string | null>(null);
  const expiry: Record<'shopper' | 'agent' | 'note', unknown> = { shopper: null, agent: null, note: null };

  function stopped(who: keyof typeof expiry): void {
    timers.clear(expiry[who]);
    if (who === 'shopper') shopper.value = false;
    else if (who === 'agent') agent.value = null;
    else noting.value = null;
  }

  /** Tells the others that this agent is typing, and that they stopped. */
  function createTeller(what: { note?: true }) {
    let repeat: unknown = null;
    let told = false;
    function tell(typing: boolean): void {
      const conversationId = openId();
      if (conversationId !== null) link.send({ type: 'typing.set', conversationId, typing, ...what });
    }
    function quiet(): void {
      timers.clear(repeat);
      repeat = null;
      if (told) tell(false);
      told = false;
    }
    function typed(text: string): void {
      if (text.trim() === '') return quiet();
      if (repeat !== null) return;
      tell(true);
      told = true;
      repeat = timers.set(() => { repeat = null; }, repeatMs);
    }
    return { typed, quiet };
  }
  const [reply, note] = [createTeller({}), createTeller({ note: true })];

  link.on('typing.changed', (frame) => {
    if (frame.conversationId !== openId()) return;
    const who = frame.note ? 'note' : frame.who;
    stopped(who);
    if (!frame.typing) return;
    if (who === 'shopper') shopper.value = true;
    else if (who === 'agent') agent.value = frame.name;
    else noting.value = frame.name;
    expiry[who] = timers.set(() => stopped(who), limits.typingExpiresMs);
  });

  return {
    shopper, agent, noting, stopped,
    typed: reply.typed,
    typedNote: note.typed,
    leave() {
      reply.quiet();
      note.quiet();
      for (const who of ['shopper', 'agent', 'note'] as const) stopped(who);
    },
  };
}
