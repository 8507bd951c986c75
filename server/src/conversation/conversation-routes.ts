/** Conversations over HTTP: lists and transcripts for agents, the unread count for the launcher. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { conversationDetails, inboxConversation, inboxCounts, inboxFilter, inboxLists, limits, message } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { DetailsService } from './details-service.ts';
import type { InboxService } from './inbox-service.ts';
import type { TranscriptService } from './transcript-service.ts';

const id = z.object({ id: z.string().min(3).max(limits.idLength) });

interface Deps { inbox: InboxService; transcript: TranscriptService; details: DetailsService; requireAgent: RequireAgent }

export function conversationRoutes({ inbox, transcript, details, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/conversations', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags: ['conversations'], summary: 'One of the four lists, fifty rows a page',
        querystring: z.object({ list: z.enum(inboxLists).default('all'), cursor: z.string().max(200).optional(), ...inboxFilter.shape, snoozed: z.literal('true').transform((): true => true).optional() }),
        response: { 200: z.object({ conversations: z.array(inboxConversation), nextCursor: z.string().nullable(), counts: inboxCounts }) },
      },
    }, async ({ agent, query: { list, cursor, ...filter } }) => {
      const [page, counts] = await Promise.all([inbox.page(agent, list, cursor, filter), inbox.counts(agent.shopId)]);
      return { ...page, counts: counts(agent.id) };
    });
    app.get('/conversations/:id', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags: ['conversations'], summary: 'A conversation with what an agent needs beside it', params: id,
        response: { 200: z.object({ conversation: inboxConversation, details: conversationDetails }) },
      },
    }, async ({ agent, params }) => ({ conversation: await inbox.row(agent, params.id), details: (await details.of(params.id))(agent) }));
    app.get('/conversations/:id/messages', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags: ['conversations'], summary: 'Messages before a sequence, in reading order', params: id,
        querystring: z.object({ beforeSeq: z.coerce.number().int().min(1).max(2 ** 31 - 1).default(2 ** 31 - 1) }),
        response: { 200: z.object({ messages: z.array(message), hasOlder: z.boolean() }) },
      },
    }, async ({ agent, params, query, ip }) => transcript.history(params.id, query.beforeSeq, (row) => row.shopId === agent.shopId, { ...agent, address: ip }));
  };
}
