/**
 * Private notes: those of the open conversation, and those elsewhere that call this agent. A note that calls and is
 * before the agent's eyes counts as seen. Read by the log, the note's own composer and the rail.
 */
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { AgentView, Mention, Note } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Link } from '../link.ts';
import type { Talk } from '../talk.ts';
import type { DeskApi } from './desk-api.ts';
import { mentionsIn } from './mention-text.ts';

export interface Notes {
  /** Of the open conversation and the shopper's earlier ones, in reading order. */
  shown: ReadonlySignal<readonly Note[]>;
  failure: ReadonlySignal<FailureCode | null>;
  /** Unseen notes that call this agent, newest first. */
  mentions: ReadonlySignal<readonly Mention[]>;
  /** Who can be called; without this agent. */
  colleagues: ReadonlySignal<readonly AgentView[]>;
  /** A note is being written instead of a reply. */
  writing: ReadonlySignal<boolean>;
  write(on: boolean): void;
  /** @returns null when it is stored */
  add(conversationId: string, text: string): Promise<FailureCode | null>;
  stop(): void;
}

interface Deps {
  link: Link;
  talk: Pick<Talk, 'id' | 'status'>;
  api: DeskApi;
  staff: () => Promise<{ agents: AgentView[] }>;
  agentId: string;
  newId: (prefix: string) => string;
}

export function createNotes({ link, talk, api, staff, agentId, newId }: Deps): Notes {
  const shown = signal<readonly Note[]>([]);
  const failure = signal<FailureCode | null>(null);
  const mentions = signal<readonly Mention[]>([]);
  const colleagues = signal<readonly AgentView[]>([]);
  const writing = signal(false);
  /** Ids by what was written where, so that pressing again after a failure adds one note. */
  const ids = new Map<string, string>();

  async function loadMentions(): Promise<void> {
    try { mentions.value = (await api.mentions()).mentions; } catch { /* the next welcome asks again */ }
  }

  function markSeen(): void {
    const before = mentions.value.filter(({ note }) => shown.value.some(({ id }) => id === note.id)).map(({ note }) => note.id);
    if (before.length === 0) return;
    mentions.value = mentions.value.filter(({ note }) => !before.includes(note.id));
    api.mentionsSeen(before).then((left) => { mentions.value = left.mentions; }, () => undefined);
  }

  async function load(id: string): Promise<void> {
    try {
      const { notes } = await api.notes(id);
      if (talk.id.value !== id) return;
      shown.value = notes;
      failure.value = null;
      markSeen();
    } catch (cause) {
      if (talk.id.value === id) failure.value = failureCode(cause);
    }
  }

  function put(note: Note): void {
    if (shown.value.some(({ id }) => id === note.id)) return;
    shown.value = [...shown.value, note].sort((a, b) => a.at - b.at);
  }

  link.on('note.posted', ({ note }) => { if (note.conversationId === talk.id.value) put(note); });
  link.on('mention.received', () => {
    void loadMentions().then(markSeen);
  });
  link.onResync(() => {
    void loadMentions().then(markSeen);
    staff().then(({ agents }) => { colleagues.value = agents.filter(({ id, disabled }) => id !== agentId && !disabled); }, () => undefined);
    if (talk.id.value !== null) void load(talk.id.value);
  });
  const stop = effect(() => {
    const id = talk.id.value;
    untracked(() => {
      shown.value = [];
      failure.value = null;
      writing.value = false;
      if (id !== null && link.status.value.state === 'online') void load(id);
    });
  });

  return {
    shown, failure, mentions, colleagues, writing, stop,
    write(on) { writing.value = on; },
    async add(conversationId, text) {
      const key = `${conversationId}:${text}`;
      const id = ids.get(key) ?? newId('n');
      ids.set(key, id);
      try {
        const { note } = await api.addNote(conversationId, { id, text, mentions: mentionsIn(text, colleagues.value) });
        ids.delete(key);
        if (talk.id.value === conversationId) put(note);
        return null;
      } catch (cause) {
        return failureCode(cause);
      }
    },
  };
}
