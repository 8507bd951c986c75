import type { Figures } from './read-figures.ts';

/** A conversation as figures are added up from it. */
export interface ReportRow extends Omit<Figures, 'handoffReason' | 'agentMessages' | 'transfers' | 'requeues'> {
  conversationId: string;
  shopperId: string;
  product: string | null;
  liveSession: string | null;
}
