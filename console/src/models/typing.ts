import { signal, type ReadonlySignal } from '@preact/signals';
import { browserTimers, limits, type Timers } from '@aftercast/shared/client';
import type { Link } from './link.ts';

/** Who is typing in the open conversation, and telling the others that this agent is. */
export interface Typing {
  shopper: ReadonlySignal<boolean>;
  /** A colleague's name. */
  agent: ReadonlySignal<string | null>;
  /** A letter was typed, or the field was emptied. */
  typed(text: string): void;
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
  const expiry: Record<'shopper' | 'agent', unknown> = { shopper: null, agent: null };
  let repeat: unknown = null;
  let told = false;

  function stopped(who: 'shopper' | 'agent'): void {
    timers.clear(expiry[who]);
    if (who === 'shopper') shopper.value = false;
    else agent.value = null;
  }

  function tell(typing: boolean): void {
    const conversationId = openId();
    if (conversationId !== null) link.send({ type: 'typing.set', conversationId, typing });
  }

  function quiet(): void {
    timers.clear(repeat);
    repeat = null;
    if (told) tell(false);
    told = false;
  }

  link.on('typing.changed', (frame) => {
    if (frame.conversationId !== openId()) return;
    stopped(frame.who);
    if (!frame.typing) return;
    if (frame.who === 'shopper') shopper.value = true;
    else agent.value = frame.name;
    expiry[frame.who] = timers.set(() => stopped(frame.who), limits.typingExpiresMs);
  });

  return {
    shopper, agent, stopped,
    typed(text) {
      if (text.trim() === '') return quiet();
      if (repeat !== null) return;
      tell(true);
      told = true;
      repeat = timers.set(() => { repeat = null; }, repeatMs);
    },
    leave() {
      quiet();
      stopped('shopper');
      stopped('agent');
    },
  };
}
