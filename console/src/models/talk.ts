/**
 * The conversation that is open: its messages without hole or double, its row, what is known of the shopper, who else
 * looks on, who types. It reads and marks as read; changing owner or state is the desk's. Read by the conversation view.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { AgentServerFrame, ConversationDetails, InboxConversation, Message } from '@aftercast/shared';
import { addMessage, addOlder, applySnapshot, changeMessage, createTranscript, type Transcript } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from './failure.ts';
import type { Inbox } from './inbox.ts';
import type { Link } from './link.ts';
import type { Replies } from './replies.ts';
import { createTyping, type Typing } from './typing.ts';

export interface Talk {
  id: ReadonlySignal<string | null>;
  status: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  failure: ReadonlySignal<FailureCode | null>;
  row: ReadonlySignal<InboxConversation | null>;
  details: ReadonlySignal<ConversationDetails | null>;
  messages: ReadonlySignal<readonly Message[]>;
  hasOlder: ReadonlySignal<boolean>;
  older: ReadonlySignal<'idle' | 'loading' | 'failed'>;
  /** Where the unread messages began when the conversation was opened. */
  firstNewSeq: ReadonlySignal<number | null>;
  viewers: ReadonlySignal<readonly { id: string; name: string }[]>;
  typing: Typing;
  /** Null closes. */
  open(id: string | null): void;
  retry(): void;
  loadOlder(): void;
  /** The agent has seen everything up to the newest message. */
  seen(): void;
}

type Opened = Extract<AgentServerFrame, { type: 'conversation.opened' }>;

/** @param mayAnswer false for who only reads: what they see does not count as seen by the shop */
export function createTalk({ link, inbox, replies, mayAnswer = () => true }: { link: Link; inbox: Inbox; replies: Replies; mayAnswer?: () => boolean }): Talk {
  const id = signal<string | null>(null);
  const status = signal<'loading' | 'ready' | 'failed'>('loading');
  const failure = signal<FailureCode | null>(null);
  const row = signal<InboxConversation | null>(null);
  const details = signal<ConversationDetails | null>(null);
  const transcript = signal<Transcript>(createTranscript());
  const older = signal<'idle' | 'loading' | 'failed'>('idle');
  const firstNewSeq = signal<number | null>(null);
  const viewers = signal<readonly { id: string; name: string }[]>([]);
  const typing = createTyping(link, () => id.value);
  let markedSeq = 0;
  let catchingUp = false;
  /** Whether the words held are covered, and whether they no longer are as they should be: then all are asked for anew. */
  let covered = false;
  let stale = false;

  function take(frame: Opened): void {
    batch(() => {
      const { conversation, messages, resume, hasOlder } = frame;
      const hidden = conversation.health?.hidden ?? false;
      stale = resume === 'complete' && hidden !== covered;
      covered = hidden;
      if (status.value !== 'ready') firstNewSeq.value = firstUnseen(messages, conversation.unread);
      transcript.value = applySnapshot(transcript.value, { conversationId: conversation.id, messages, resume, hasOlder });
      details.value = frame.details;
      row.value = conversation;
      failure.value = null;
      status.value = 'ready';
    });
    inbox.learn([frame.conversation]);
  }

  /** Asks for what is missing: all at first, later only what came after. */
  async function fetch(): Promise<void> {
    const asked = id.value;
    if (asked === null || catchingUp) return;
    const { conversationId, seq } = transcript.value;
    catchingUp = true;
    let taken = false;
    try {
      const frame = await link.ask({ type: 'conversation.open', conversationId: asked, ...(conversationId === asked && !stale ? { afterSeq: seq } : {}) });
      if (id.value === asked) {
        take(frame);
        taken = true;
      }
    } catch (cause) {
      if (id.value !== asked || status.value === 'ready') return;
      batch(() => {
        failure.value = failureCode(cause);
        // Without a line the resync after the next welcome asks again.
        status.value = failure.value === 'offline' ? 'loading' : 'failed';
      });
    } finally {
      catchingUp = false;
      if (id.value !== null && (id.value !== asked || (taken && stale))) void fetch();
    }
  }

  function add(message: Message): void {
    if (message.conversationId !== id.value || status.value !== 'ready') return;
    transcript.value = addMessage(transcript.value, message);
    if (transcript.value.gap) void fetch();
  }

  link.on('message.posted', (frame) => {
    if (frame.message.sender !== 'bot' && frame.message.sender !== 'system') typing.stopped(frame.message.sender);
    add(frame.message);
  });
  link.on('message.changed', (frame) => { transcript.value = changeMessage(transcript.value, frame.message); });
  link.on('context.changed', (frame) => { if (frame.conversationId === id.value) details.value = frame.details; });
  link.on('viewers.changed', (frame) => { if (frame.conversationId === id.value) viewers.value = frame.viewers; });
  replies.onStored(add);
  inbox.onChanges((changes) => {
    const mine = changes.find(({ after }) => after.id === id.value)?.after;
    if (!mine) return;
    row.value = mine;
    // Notices of one's own commands come with no frame of their own.
    if (status.value !== 'ready') return;
    stale ||= (mine.health?.hidden ?? false) !== covered;
    if (stale || mine.lastSeq > transcript.value.seq) void fetch();
  });
  link.onResync(() => { void fetch(); });

  return {
    id, status, failure, row, details, older, firstNewSeq, viewers, typing,
    messages: computed(() => transcript.value.messages),
    hasOlder: computed(() => transcript.value.hasOlder),
    open(next) {
      if (next === id.value) return;
      if (id.value !== null) link.send({ type: 'conversation.close', conversationId: id.value });
      batch(() => {
        typing.leave();
        id.value = next;
        row.value = next === null ? null : inbox.rows.value.get(next) ?? null;
        details.value = null;
        transcript.value = createTranscript();
        viewers.value = [];
        failure.value = firstNewSeq.value = null;
        older.value = 'idle';
        status.value = 'loading';
      });
      stale = false;
      markedSeq = 0;
      void fetch();
    },
    retry() {
      status.value = 'loading';
      void fetch();
    },
    loadOlder() {
      const first = transcript.value.messages[0];
      if (!first || !transcript.value.hasOlder || older.value === 'loading') return;
      older.value = 'loading';
      const asked = id.value;
      link.ask({ type: 'history.load', conversationId: first.conversationId, beforeSeq: first.seq }).then((page) => {
        if (id.value !== asked) return;
        batch(() => {
          transcript.value = addOlder(transcript.value, page.messages, page.hasOlder);
          older.value = 'idle';
        });
      }, () => { if (id.value === asked) older.value = 'failed'; });
    },
    seen() {
      const { seq } = transcript.value;
      if (!mayAnswer() || id.value === null || status.value !== 'ready' || seq <= markedSeq || (row.value?.unread ?? 0) === 0) return;
      if (link.send({ type: 'read.set', conversationId: id.value, seq })) markedSeq = seq;
    },
  };
}

/** The oldest of the shopper's messages that no agent has seen. */
function firstUnseen(messages: readonly Message[], unread: number): number | null {
  if (unread === 0) return null;
  return messages.filter(({ sender }) => sender === 'shopper').at(-unread)?.seq ?? null;
}
