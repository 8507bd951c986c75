import type { EntryPart, HandoffReason, Language } from '@aftercast/shared';

/** The entry a reply rests on, with its question in the reply's language; offered about one product, or one of the shopper's orders, where several fit. */
export interface ReplySource { entryId: string; question: string; product?: string; orderId?: string }

/** What the bot says to one question. `tier` is null for small talk; text never holds a brace of an unfilled variable. */
export type BotReply =
  | { kind: 'answer'; text: string; source: ReplySource | null; confidence: number; tier: 1 | 2 | null; parts?: EntryPart[]; related?: ReplySource[]; language: Language; orderId?: string; asksProof?: boolean }
  | { kind: 'choices'; options: ReplySource[]; language: Language }
  /** `text` is spoken before the handoff, where a tier-3 entry matched. */
  | { kind: 'handoff'; reason: HandoffReason; text?: string; source?: ReplySource; confidence?: number; parts?: EntryPart[]; language: Language };
