/** Who has the conversation: claim, resolve, hand back. The server decides; the outcome is told in words. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { InboxConversation, TransferTarget } from '@aftercast/shared';
import { Failure, failureCode, type FailureCode } from './failure.ts';
import type { Inbox } from './inbox.ts';
import type { Link } from './link.ts';

/** How a command went. `taken`: a colleague was first. */
export type Outcome = { kind: 'done' } | { kind: 'taken'; by: string } | { kind: 'failed'; code: FailureCode };

/** What can be done. */
export type DeskVerb = 'claim' | 'resolve' | 'return_to_bot';

export interface Desk {
  /** What is on its way, so that no button is pressed twice. */
  busy: ReadonlySignal<DeskVerb | 'transfer' | null>;
  run(verb: DeskVerb, row: InboxConversation): Promise<Outcome>;
  /** To a colleague or to the queue, with a reason for colleagues alone. */
  transfer(row: InboxConversation, to: TransferTarget, reason: string): Promise<Outcome>;
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
  const busy = signal<DeskVerb | 'transfer' | null>(null);

  async function settle(asked: Promise<{ conversation: InboxConversation }>): Promise<Outcome> {
    try {
      inbox.learn([(await asked).conversation]);
      return { kind: 'done' };
    } catch (cause) {
      const owner = cause instanceof Failure && cause.code === 'already_claimed' ? ownerName(cause.details) : null;
      return owner === null ? { kind: 'failed', code: failureCode(cause) } : { kind: 'taken', by: owner };
    }
  }
  async function once(what: DeskVerb | 'transfer', ask: () => Promise<{ conversation: InboxConversation }>): Promise<Outcome> {
    if (busy.value !== null) return { kind: 'failed', code: 'rate_limited' };
    busy.value = what;
    try { return await settle(ask()); } finally { busy.value = null; }
  }

  return {
    busy,
    run: (verb, { id, version }) => once(verb, () => link.ask({ type: `conversation.${verb}`, conversationId: id, version })),
    transfer: ({ id, version }, to, reason) => once('transfer', () => link.ask({ type: 'conversation.transfer', conversationId: id, version, to, reason })),
  };
}

function ownerName(details: unknown): string | null {
  const owner = (details as { owner?: { name?: unknown } | null } | undefined)?.owner;
  return typeof owner?.name === 'string' ? owner.name : null;
}
