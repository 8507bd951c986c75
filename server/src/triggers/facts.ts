/** What rules are judged on, as it stands now. Plain values; times are milliseconds since the epoch. */
import type { Language, OrderStatus } from '@aftercast/shared';
import type { Order } from '../orders/order.ts';

export interface OrderFacts {
  subject: 'order';
  id: string;
  /** The merchant's id of the shopper; null for a guest. */
  externalId: string | null;
  /** The last one that we know: a merchant's own word beside it changes nothing here. */
  status: OrderStatus;
  /** Since when it is in this state. */
  statusSince: number;
  paidAt: number;
  shipBy: number | null;
  lastMovedAt: number | null;
  deliveredAt: number | null;
  liveSession: string | null;
  carrier: string | null;
  region: string | null;
  /** As the merchant's system gave it: what words are filled from. */
  order: Order;
}

export interface CaseFacts {
  subject: 'case';
  /** Names the standstill: the case and its version. */
  id: string;
  shopperId: string;
  conversationId: string;
  orderId: string | null;
  language: Language;
  /** The shop is to act: it is neither ended nor waiting for the shopper. */
  isRunning: boolean;
  movedAt: number;
}

export interface WaitFacts {
  subject: 'wait';
  /** Names the wait: the conversation and since when. */
  id: string;
  shopperId: string;
  conversationId: string;
  language: Language;
  isWaiting: boolean;
  /** By when a person should have spoken. */
  dueAt: number;
}

export type Facts = OrderFacts | CaseFacts | WaitFacts;
