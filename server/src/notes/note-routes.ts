/** Private notes over HTTP: beside a conversation, and those that call the agent who asks. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { limits, mention, note, noteDraft } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { NoteService } from './note-service.ts';

const tags = ['notes'];
const params = z.object({ id: z.string().min(3).max(limits.idLength) });

export function noteRoutes({ notes, requireAgent }: { notes: NoteService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/conversations/:id/notes', {
      preHandler: requireAgent('read', 'conversations'),
      schema: { tags, summary: 'Private notes of this shopper’s conversations, in reading order; no shopper ever sees them', params, response: { 200: z.object({ notes: z.array(note) }) } },
    }, async ({ agent, params: { id } }) => ({ notes: await notes.beside(agent, id) }));
    app.post('/conversations/:id/notes', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: { tags, summary: 'Adds a private note and calls colleagues into it; the same id again adds nothing', params, body: noteDraft, response: { 200: z.object({ note }) } },
    }, async ({ agent, params: { id }, body }) => ({ note: await notes.add(agent, id, body) }));
    app.get('/mentions', {
      preHandler: requireAgent('read', 'conversations'),
      schema: { tags, summary: 'Notes that call you and that you have not seen, newest first', response: { 200: z.object({ mentions: z.array(mention) }) } },
    }, async ({ agent }) => ({ mentions: await notes.mentionsOf(agent) }));
    app.post('/mentions/seen', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags, summary: 'Takes notes off your list of mentions',
        body: z.object({ noteIds: z.array(z.string().min(3).max(limits.idLength)).min(1).max(200) }), response: { 200: z.object({ mentions: z.array(mention) }) },
      },
    }, async ({ agent, body }) => {
      await notes.seen(agent, body.noteIds);
      return { mentions: await notes.mentionsOf(agent) };
    });
  };
}
