/** Who has the conversation: claim, resolve, hand back. The server decides; the outcome is told in words. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { InboxConversation } from '@aftercast/shared';
import { Failure, failureCode, type FailureCode } from './failure.ts';
import type { Inbox } from './inbox.ts';
import type { Link } from './link.ts';

/** How a command went. `taken`: a colleague was first. */
export type Outcome = { kind: 'done' } | { kind: 'taken'; by: string } | { kind: 'failed'; code: FailureCode };

/** What can be done. */
export type DeskVerb = 'claim' | 'resolve' | 'return_to_bot';

export interface Desk {
  /** What is on its way, so that no button is pressed twice. */
  busy: ReadonlySignal<DeskVerb | null>;
  run(verb: DeskVerb, row: InboxConversation): Promise<Outcome>;
}

/** What this agent may do with a conversation now. */
export function allowedVerbs(row: InboxConversation, agentId: string, mayAnswer = true): Record<DeskVerb, boolean> {
  if (!mayAnswer) return { claim: false, resolve: false, return_to_bot: false };
  const mine = row.state === 'assigned' && row.owner?.id === agentId;
  return { claim: row.state !== 'assigned', resolve: mine || row.state === 'queued', return_to_bot: mine || row.state === 'queued' };
}

/** True when this agent may put it aside: it is theirs and the shopper waits for nothing. */
export function snoozable(row: InboxConversation, agentId: string): boolean {
  return row.state === 'assigned' && row.owner?.id === agentId && row.waitingSince === null;
}

export function createDesk({ link, inbox }: { link: Link; inbox: Inbox }): Desk {
  const busy = signal<DeskVerb | null>(null);

  async function ask(verb: DeskVerb, { id, version }: InboxConversation): Promise<Outcome> {
    try {
      const done = await link.ask({ type: `conversation.${verb}`, conversationId: id, version });
      inbox.learn([done.conversation]);
      return { kind: 'done' };
    } catch (cause) {
      const owner = cause instanceof Failure && cause.code === 'already_claimed' ? ownerName(cause.details) : null;
      return owner === null ? { kind: 'failed', code: failureCode(cause) } : { kind: 'taken', by: owner };
    }
  }

  return {
    busy,
    async run(verb, row) {
      if (busy.value !== null) return { kind: 'failed', code: 'rate_limited' };
      busy.value = verb;
      try { return await ask(verb, row); } finally { busy.value = null; }
    },
  };
}

function ownerName(details: unknown): string | null {
  const owner = (details as { owner?: { name?: unknown } | null } | undefined)?.owner;
  return typeof owner?.name === 'string' ? owner.name : null;
}
