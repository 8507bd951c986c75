/**
 * Answers of the knowledge base for what the shopper of the open conversation asked last. It asks anew with each question while this
 * agent owns the conversation, and tells what became of them. The composer draws them. Made by the workspace.
 */
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Suggestions as Suggested } from '@aftercast/shared';
import type { SuggestionApi } from './suggestion-api.ts';
import type { Talk } from './talk.ts';

export type Suggestion = Suggested['suggestions'][number];

export interface Suggestions {
  /** Empty while there is none, and once the question is dealt with. */
  offered: ReadonlySignal<readonly Suggestion[]>;
  /** The text to put into the composer, remembered until it is sent. Null when there is no such one. */
  pick(index: number): string | null;
  /** None of them fits. */
  noneFits(): void;
  /** A reply went out in this conversation. */
  sent(conversationId: string, text: string): void;
  stop(): void;
}

const nothing: Suggested = { questionId: null, suggestions: [] };
/** A reply that shares less than this with the suggestion is the agent's own. */
const sharedLeast = 0.3;

export function createSuggestions({ api, talk, agentId }: { api: SuggestionApi; talk: Pick<Talk, 'id' | 'row' | 'messages'>; agentId: string }): Suggestions {
  const found = signal<Suggested>(nothing);
  const dealt = signal<ReadonlySet<string>>(new Set());
  const picked = new Map<string, { questionId: string; suggestion: Suggestion }>();
  /** The shopper's newest words after the agents', where this agent is to answer them. */
  const asked = computed(() => {
    const row = talk.row.value;
    if (row?.state !== 'assigned' || row.owner?.id !== agentId) return null;
    const last = talk.messages.value.filter(({ sender, conversationId }) => (sender === 'shopper' || sender === 'agent') && conversationId === row.id).at(-1);
    return last?.sender === 'shopper' ? `${row.id} ${last.id}` : null;
  });

  async function load(key: string): Promise<void> {
    const [conversationId = ''] = key.split(' ');
    try {
      const next = await api.of(conversationId);
      if (asked.peek() === key) found.value = next;
    } catch {
      // Suggestions help; without them the agent writes as ever.
    }
  }
  const stop = effect(() => {
    const key = asked.value;
    untracked(() => {
      found.value = nothing;
      if (key !== null) void load(key);
    });
  });
  function tell(conversationId: string, questionId: string, use: Parameters<SuggestionApi['use']>[2]): void {
    batch(() => { dealt.value = new Set([...dealt.value, questionId]); });
    // What is not told is missed by the work list alone.
    api.use(conversationId, questionId, use).catch(() => undefined);
  }
  return {
    offered: computed(() => (found.value.questionId !== null && dealt.value.has(found.value.questionId) ? [] : found.value.suggestions)),
    stop,
    pick(index) {
      const { questionId, suggestions } = found.peek();
      const suggestion = suggestions[index];
      const conversationId = talk.id.peek();
      if (!suggestion || questionId === null || conversationId === null || dealt.peek().has(questionId)) return null;
      picked.set(conversationId, { questionId, suggestion });
      return suggestion.text;
    },
    noneFits() {
      const { questionId } = found.peek();
      const conversationId = talk.id.peek();
      if (questionId !== null && conversationId !== null) tell(conversationId, questionId, { outcome: 'none' });
    },
    sent(conversationId, text) {
      const choice = picked.get(conversationId);
      picked.delete(conversationId);
      if (!choice) return;
      const { questionId, suggestion } = choice;
      const same = text.trim() === suggestion.text.trim();
      if (!same && shareOf(suggestion.text, text) < sharedLeast) return;
      tell(conversationId, questionId, { outcome: same ? 'sent' : 'edited', entryId: suggestion.entryId, reply: text });
    },
  };
}

/** How much of a text is left in another: the share of its neighbouring pairs of characters found there, 0 to 1. */
export function shareOf(text: string, other: string): number {
  const pairs = (of: string): string[] => Array.from({ length: Math.max(0, of.length - 1) }, (_, at) => of.slice(at, at + 2));
  const there = new Set(pairs(other));
  const wanted = pairs(text);
  return wanted.length === 0 ? 0 : wanted.filter((pair) => there.has(pair)).length / wanted.length;
}
