/** This agent's follow-ups: listed, made, moved, ended, and told when one is near or due. Made by the workspace. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FollowUp, FollowUpChange, FollowUpPlan } from '@aftercast/shared';
import { failureCode, type FailureCode } from './failure.ts';
import type { FollowUpApi } from './follow-up-api.ts';
import type { Link } from './link.ts';

export interface FollowUps {
  /** Not ended, the earliest first; null until read. */
  list: ReadonlySignal<readonly FollowUp[] | null>;
  /** How many are due. */
  due: ReadonlySignal<number>;
  failure: ReadonlySignal<FailureCode | null>;
  load(): Promise<void>;
  /** Null: it is made. @param id the same again when trying again, so that nothing is promised twice */
  create(id: string, conversationId: string, plan: FollowUpPlan): Promise<FailureCode | null>;
  change(id: string, change: FollowUpChange): Promise<FailureCode | null>;
}

interface Deps {
  api: FollowUpApi;
  link: Pick<Link, 'on' | 'onResync'>;
  /** One is near, or due. */
  onCall: (followUp: FollowUp) => void;
}

export function createFollowUps({ api, link, onCall }: Deps): FollowUps {
  const list = signal<readonly FollowUp[] | null>(null);
  const failure = signal<FailureCode | null>(null);

  function learn(changed: FollowUp): void {
    const before = list.peek()?.find(({ id }) => id === changed.id);
    const others = (list.peek() ?? []).filter(({ id }) => id !== changed.id);
    const isOpen = changed.state === 'open' || changed.state === 'due';
    list.value = (isOpen ? [...others, changed] : others).sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
    const isNews = changed.state === 'due' ? before?.state !== 'due' : changed.state === 'open' && changed.remindedAt !== null && before?.remindedAt !== changed.remindedAt;
    if (isNews) onCall(changed);
  }
  async function load(): Promise<void> {
    try {
      const { followUps } = await api.mine();
      batch(() => { list.value = followUps; failure.value = null; });
    } catch (cause) {
      failure.value = failureCode(cause);
    }
  }
  async function told(asked: Promise<{ followUp: FollowUp }>): Promise<FailureCode | null> {
    try {
      learn((await asked).followUp);
      return null;
    } catch (cause) {
      return failureCode(cause);
    }
  }
  link.on('follow_up.changed', ({ followUp }) => learn(followUp));
  link.onResync(() => { void load(); });
  return {
    list, failure, load,
    due: computed(() => list.value?.filter(({ state }) => state === 'due').length ?? 0),
    create: (id, conversationId, plan) => told(api.put(id, conversationId, plan)),
    change: (id, change) => told(api.change(id, change)),
  };
}
