import type { AgentView, ConversationDetails, InboxConversation, InboxCounts, Message, ShopView } from '@aftercast/shared';
import type { Keep } from '../../../console/src/models/preferences.ts';
import type { Timers } from '@aftercast/shared/client';

/** The agent of all these tests. */
export const me = 'a_me';

export function agentView(given: Partial<AgentView> = {}): AgentView {
  return { id: me, name: '小林', email: 'lin@shop.example', role: 'owner', disabled: false, createdAt: 0, ...given };
}

/** Nothing anywhere. */
export const noCounts: InboxCounts = { waiting: 0, mine: 0, bot: 0, all: 0, snoozed: 0, late: 0, atRisk: 0, longestSince: null };

export function inboxRow(given: Partial<InboxConversation> = {}): InboxConversation {
  return {
    id: 'c_1', state: 'queued', version: 2, lastSeq: 2, shopper: { id: 's_abcd1234', name: '桃子汽水', externalId: null }, owner: null, queuePlace: 1,
    handoffReason: 'asked', language: 'zh', preview: '我的货到哪了', previewSender: 'shopper', unread: 1, waitingSince: 100, dueAt: 180_000 + (given.waitingSince ?? 100), urgency: 'normal', urgencyReasons: [], health: null, labels: [], snoozedUntil: null, shopperReadSeq: 0,
    createdAt: 0, lastMessageAt: 100, resolvedAt: null, ...given,
  };
}

/** A row that this agent owns. */
export function myRow(given: Partial<InboxConversation> = {}): InboxConversation {
  return inboxRow({ state: 'assigned', owner: { id: me, name: '小林' }, queuePlace: null, ...given });
}

export function textMessage(seq: number, given: Partial<Message> = {}): Message {
  return {
    id: `m_${given.conversationId ?? 'c_1'}_${seq}`, conversationId: 'c_1', seq, sender: 'shopper', authorId: 's_abcd1234', authorName: null, at: seq * 1000,
    body: { kind: 'text', text: `第 ${seq} 句` }, ...given,
  };
}

export function details(given: Partial<ConversationDetails> = {}): ConversationDetails {
  return { times: { botMs: 0, queueMs: 0, humanMs: 0 }, context: {}, productName: null, liveSessionTitle: null, orders: [], transfers: [], earlier: [], ...given };
}

export function shopView(given: Partial<ShopView> = {}): ShopView {
  return {
    id: 'sh_1', siteKey: 'site-key', name: '鹿柚', assistantName: '小柚', language: 'zh', timeZone: 'Asia/Shanghai', privacyUrl: '', retentionDays: 180,
    allowedOrigins: [], forceWords: ['投诉'], theme: { color: '#c93f22', mode: 'auto', position: 'right', launcherText: '' }, createdAt: 0, ...given,
  };
}

/** Browser storage in memory. */
export function memoryKeep(entries: Record<string, string> = {}): Keep & { entries: Map<string, string> } {
  const held = new Map(Object.entries(entries));
  return {
    entries: held,
    read: (key) => held.get(key) ?? null,
    write(key, value) {
      if (value === null) held.delete(key);
      else held.set(key, value);
    },
  };
}

/** Timers that run when the test says so. */
export function handTimers(): Timers & { pass(ms: number): void } {
  let now = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  let counter = 0;
  return {
    set(run, delayMs) {
      counter += 1;
      due.set(counter, { at: now + delayMs, run });
      return counter;
    },
    clear: (timer) => { due.delete(timer as number); },
    pass(ms) {
      now += ms;
      for (const [id, { at, run }] of due) {
        if (at > now) continue;
        due.delete(id);
        run();
      }
    },
  };
}
