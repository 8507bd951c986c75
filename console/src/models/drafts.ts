import { signal, type ReadonlySignal } from '@preact/signals';
import type { Keep } from './preferences.ts';

/** Unsent words by conversation; they outlive a reload and a look elsewhere. */
export interface Drafts {
  /** Which conversations have one, for the lists. */
  held: ReadonlySignal<ReadonlyMap<string, string>>;
  of(conversationId: string): string;
  set(conversationId: string, text: string): void;
}

/** More drafts than this are not kept; the oldest goes. */
const capacity = 100;

/** @param agentId drafts are each agent's own, on a shared computer too */
export function createDrafts(keep: Keep, agentId: string): Drafts {
  const key = `drafts.${agentId}`;
  const held = signal<ReadonlyMap<string, string>>(read(keep, key));
  return {
    held,
    of: (conversationId) => held.value.get(conversationId) ?? '',
    set(conversationId, text) {
      if (text === (held.value.get(conversationId) ?? '')) return;
      const others = [...held.value].filter(([id]) => id !== conversationId);
      const next = text.trim() === '' ? others : [...others, [conversationId, text] as const].slice(-capacity);
      held.value = new Map(next);
      keep.write(key, next.length > 0 ? JSON.stringify(next) : null);
    },
  };
}

function read(keep: Keep, key: string): Map<string, string> {
  try {
    const stored: unknown = JSON.parse(keep.read(key) ?? '[]');
    const pairs = Array.isArray(stored) ? stored : [];
    return new Map(pairs.filter((pair): pair is [string, string] => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'));
  } catch {
    return new Map();
  }
}
