/** Follow-ups: this agent's own, told when one is near or due, and everyone's of the open conversation; made, moved, ended, opened again. Made by the workspace. */
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { FollowUp, FollowUpChange, FollowUpPlan } from '@aftercast/shared';
import { failureCode, type FailureCode } from './failure.ts';
import type { FollowUpApi } from './follow-up-api.ts';
import type { Link } from './link.ts';
import type { Talk } from './talk.ts';

export interface FollowUps {
  /** This agent's that are not ended, the earliest first; null until read. */
  list: ReadonlySignal<readonly FollowUp[] | null>;
  /** How many are due. */
  due: ReadonlySignal<number>;
  failure: ReadonlySignal<FailureCode | null>;
  load(): Promise<void>;
  /** Of the open conversation, whoever's, not ended, the earliest first; null until read. */
  ofTalk: ReadonlySignal<readonly FollowUp[] | null>;
  talkFailure: ReadonlySignal<FailureCode | null>;
  loadTalk(): Promise<void>;
  /** Null: it is made. @param id the same again when trying again, so that nothing is promised twice */
  create(id: string, conversationId: string, plan: FollowUpPlan): Promise<FailureCode | null>;
  change(id: string, change: FollowUpChange): Promise<FailureCode | null>;
  stop(): void;
}

interface Deps {
  api: FollowUpApi;
  link: Pick<Link, 'on' | 'onResync' | 'status'>;
  talk: Pick<Talk, 'id'>;
  agentId: string;
  /** Who only looks on has no tasks. */
  mayAnswer: () => boolean;
  /** One is near, or due. */
  onCall: (followUp: FollowUp) => void;
}

export function createFollowUps({ api, link, talk, agentId, mayAnswer, onCall }: Deps): FollowUps {
  const list = signal<readonly FollowUp[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const ofTalk = signal<readonly FollowUp[] | null>(null);
  const talkFailure = signal<FailureCode | null>(null);

  function learn(changed: FollowUp): void {
    if (changed.conversationId === talk.id.peek() && ofTalk.peek() !== null) ofTalk.value = withChange(ofTalk.peek() ?? [], changed);
    if (changed.agentId !== agentId) return;
    const before = list.peek()?.find(({ id }) => id === changed.id);
    list.value = withChange(list.peek() ?? [], changed);
    const isNews = changed.state === 'due' ? before?.state !== 'due' : changed.state === 'open' && changed.remindedAt !== null && before?.remindedAt !== changed.remindedAt;
    if (isNews) onCall(changed);
  }
  async function load(): Promise<void> {
    if (!mayAnswer()) return;
    try {
      const { followUps } = await api.mine();
      batch(() => { list.value = followUps; failure.value = null; });
    } catch (cause) {
      failure.value = failureCode(cause);
    }
  }
  async function loadTalk(): Promise<void> {
    const conversationId = talk.id.peek();
    if (conversationId === null) return;
    try {
      const { followUps } = await api.ofTalk(conversationId);
      if (talk.id.peek() === conversationId) batch(() => { ofTalk.value = followUps; talkFailure.value = null; });
    } catch (cause) {
      if (talk.id.peek() === conversationId) talkFailure.value = failureCode(cause);
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
  link.onResync(() => {
    void load();
    void loadTalk();
  });
  const stop = effect(() => {
    const id = talk.id.value;
    untracked(() => {
      batch(() => { ofTalk.value = null; talkFailure.value = null; });
      if (id !== null && link.status.value.state === 'online') void loadTalk();
    });
  });
  return {
    list, failure, load, ofTalk, talkFailure, loadTalk, stop,
    due: computed(() => list.value?.filter(({ state }) => state === 'due').length ?? 0),
    create: (id, conversationId, plan) => told(api.put(id, conversationId, plan)),
    change: (id, change) => told(api.change(id, change)),
  };
}

/** A list with one that has changed, or without it where it is ended. */
function withChange(list: readonly FollowUp[], changed: FollowUp): FollowUp[] {
  const others = list.filter(({ id }) => id !== changed.id);
  const runs = changed.state === 'open' || changed.state === 'due';
  return (runs ? [...others, changed] : others).sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}
