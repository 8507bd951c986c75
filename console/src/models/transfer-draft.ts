/** Where a conversation is to go, as a form holds it. Pure. */
import type { DeskNeeds, Language, TransferTarget } from '@aftercast/shared';

/** Where the queue stands among the colleagues. */
export const queue = 'queue';

/** `to`: an agent's id, or the queue; empty: not chosen yet. What it needs of the queue stays while a colleague is chosen. */
export interface TransferDraft { to: string; tier: 'any' | '3'; language: Language | ''; reason: string }

export const emptyTransfer: TransferDraft = { to: queue, tier: 'any', language: '', reason: '' };

export function targetOf({ to, tier, language }: TransferDraft): TransferTarget {
  if (to !== queue) return { agentId: to };
  const needs: DeskNeeds = { ...(tier === '3' ? { tier: 3 as const } : {}), ...(language === '' ? {} : { language }) };
  return { queue: needs };
}

export function transferDraftOf(to: TransferTarget, reason: string): TransferDraft {
  if ('agentId' in to) return { ...emptyTransfer, to: to.agentId, reason };
  return { to: queue, tier: to.queue.tier === 3 ? '3' : 'any', language: to.queue.language ?? '', reason };
}
