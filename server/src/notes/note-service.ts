/**
 * Private notes beside a conversation, and the colleagues they call. Notes live in a table of their own that nothing
 * on the shopper's side reads; they are announced as `note.posted`, which only agents' sockets carry.
 * Called by the note routes.
 */
import type { Mention, Note } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import { noteAsReadBy, type HealthRow } from '../conversation/health.ts';
import { checkText } from '../conversation/message-text.ts';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { createNoteRepository, type NoteRow } from './note-repository.ts';

/** Notes shown beside a talk; older ones stay in the database. */
const shownAtOnce = 200;
const mentionsAtOnce = 50;

interface Deps {
  store: Store;
  bus: Bus;
  clock: () => number;
  colleaguesOf: (shopId: string) => Promise<Agent[]>;
  /** The conversation, if it is this shop's. @throws conversation_not_found */
  conversationOf: (shopId: string, id: string) => Promise<{ id: string; shopperId: string } & HealthRow>;
}

function toNote({ id, conversationId, authorId, authorName, text, mentions, createdAt }: NoteRow): Note {
  return { id, conversationId, authorId, authorName, text, mentions, at: createdAt };
}

export function createNoteService({ store, bus, clock, colleaguesOf, conversationOf }: Deps) {
  const repository = createNoteRepository(store);
  return {
    /** The notes of everything this shopper ever talked about, as this agent may see them. @throws conversation_not_found */
    async beside(agent: Agent, conversationId: string): Promise<Note[]> {
      const { shopperId } = await conversationOf(agent.shopId, conversationId);
      return (await repository.ofShopper(shopperId, shownAtOnce)).map(({ note, conversation }) => noteAsReadBy(agent, conversation, toNote(note)));
    },
    /**
     * Adds a note and calls those it names: colleagues of this shop who may still sign in, never the author.
     * The same id again gives the first outcome. @throws conversation_not_found, text_empty, text_too_long, invalid_request
     */
    async add(agent: Agent, conversationId: string, draft: { id: string; text: string; mentions: string[] }): Promise<Note> {
      const conversation = await conversationOf(agent.shopId, conversationId);
      const text = checkText(draft.text, 0);
      const colleagues = new Set((await colleaguesOf(agent.shopId)).filter(({ id, disabled }) => !disabled && id !== agent.id).map(({ id }) => id));
      const mentions = [...new Set(draft.mentions)].filter((id) => colleagues.has(id));
      const row = { id: draft.id, shopId: agent.shopId, conversationId: conversation.id, authorId: agent.id, authorName: agent.name, text, mentions, createdAt: clock() };
      const made = await repository.insert(row);
      if (made) {
        bus.emit('note.posted', { shopId: agent.shopId, note: toNote(made), conversation });
        return toNote(made);
      }
      const known = await repository.byId(draft.id);
      if (known?.authorId !== agent.id || known.conversationId !== conversation.id) throw new AppError('invalid_request', 'another note has this id');
      return toNote(known);
    },
    /** What calls this agent and was not seen yet, newest first. */
    async mentionsOf(agent: Agent): Promise<Mention[]> {
      return (await repository.unseenOf(agent.id, mentionsAtOnce)).map(({ note, shopper }) => ({ note: toNote(note), shopper }));
    },
    async seen(agent: Agent, noteIds: string[]): Promise<void> {
      await repository.markSeen(agent.id, noteIds, clock());
    },
  };
}
export type NoteService = ReturnType<typeof createNoteService>;
