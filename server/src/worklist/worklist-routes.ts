/** The work list over HTTP: everyone of the shop reads it, owners act on it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { draftView, entryId as knownEntryId, knowledgeEntry, language } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import { workKinds } from './work-item.ts';
import type { WorklistActions } from './worklist-actions.ts';
import type { WorklistService } from './worklist-service.ts';

const tags = ['worklist'];
const kind = z.enum(workKinds);
const key = z.string().min(1).max(120);
const place = z.object({ language, key });
const at = z.number().nullable();

/** Spans are minutes of agents' time, times are milliseconds since the epoch. */
const workItem = z.object({
  key, kind, title: z.string(), count: z.number(), minutes: z.number(), firstAt: at, lastAt: at,
  examples: z.array(z.object({ text: z.string(), askedAt: z.number(), conversationId: z.string() })),
  phrasings: z.array(z.string()), entry: z.object({ id: z.string(), question: z.string() }).nullable(), reasons: z.record(z.string(), z.number()),
  scope: z.object({ product: z.string().nullable(), liveSession: z.string().nullable() }), ended: z.enum(['validity', 'promise']).nullable(),
});
const usage = z.object({
  entryId: z.string(), answered: z.number(), helpful: z.number(), unhelpful: z.number(), notAsked: z.number(), wantedPerson: z.number(), lastUsedAt: at, minutes: z.number(),
});
const minutes = (ms: number): number => Math.round(ms / 6_000) / 10;

const drafted = z.object({ draft: draftView.nullable(), before: draftView.nullable() });
const phrasing = knowledgeEntry.shape.question;

interface Deps { worklist: WorklistService; actions: WorklistActions; requireAgent: RequireAgent }

export function worklistRoutes({ worklist, actions, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/knowledge/:language/worklist', {
      preHandler: requireAgent('read', 'worklist'),
      schema: {
        tags, summary: 'What real use says should be better, what cost most first',
        description: 'Questions without an answer, gathered by meaning; answers that did not help; choices nobody took; entries never used, expired, or of a live session whose promises have all ended. Words stay as long as their conversations.',
        params: z.object({ language }),
        querystring: z.object({ kind: kind.optional(), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(50) }),
        response: { 200: z.object({ items: z.array(workItem), total: z.number(), counts: z.record(kind, z.number()), minutes: z.number() }) },
      },
    }, async ({ agent, params, query }) => {
      const page = await worklist.page(agent.shopId, params.language, query);
      return { ...page, minutes: minutes(page.peopleMs), items: page.items.map(({ peopleMs, refused: _refused, entryId, entryQuestion, ...item }) => ({
        ...item, minutes: minutes(peopleMs), entry: entryId === null ? null : { id: entryId, question: entryQuestion ?? entryId },
      })) };
    });

    app.post('/knowledge/:language/worklist/:key/phrasings', {
      preHandler: requireAgent('act', 'worklist'),
      schema: {
        tags, summary: 'Adds wordings of a row to the draft of an entry; live once it is published',
        description: '`before` is the draft as it was, for taking this back: save it again, or throw the new one away where it is null, and delete the decision.',
        params: place, body: z.object({ entryId: knownEntryId, phrasings: z.array(phrasing).min(1).max(50) }), response: { 200: drafted },
      },
    }, async ({ agent, params, body }) => actions.addPhrasings(agent, params.language, params.key, body));

    app.post('/knowledge/:language/worklist/:key/entry', {
      preHandler: requireAgent('act', 'worklist'),
      schema: {
        tags, summary: 'Drafts an entry out of a row; live once it is published',
        params: place, body: knowledgeEntry.omit({ id: true }), response: { 200: drafted },
      },
    }, async ({ agent, params, body }) => actions.makeEntry(agent, params.language, params.key, body));

    app.put('/knowledge/:language/worklist/:key/decision', {
      preHandler: requireAgent('act', 'worklist'),
      schema: {
        tags, summary: 'Takes a row off the list until more of the same is asked',
        params: place, body: z.object({ decision: z.literal('dismissed') }), response: { 204: z.null() },
      },
    }, async ({ agent, params, body }, reply) => {
      await worklist.decide(agent.shopId, params.language, params.key, { agentId: agent.id, decision: body.decision, entryId: null });
      return reply.code(204).send(null);
    });

    app.delete('/knowledge/:language/worklist/:key/decision', {
      preHandler: requireAgent('act', 'worklist'),
      schema: { tags, summary: 'Puts a row back', params: place, response: { 204: z.null() } },
    }, async ({ agent, params }, reply) => {
      await worklist.undo(agent.shopId, params.language, params.key);
      return reply.code(204).send(null);
    });

    app.get('/knowledge/:language/usage', {
      preHandler: requireAgent('read', 'worklist'),
      schema: {
        tags, summary: 'How often each entry was spoken and how it was received, within the time the shop keeps conversations',
        params: z.object({ language }), response: { 200: z.object({ entries: z.array(usage) }) },
      },
    }, async ({ agent, params }) => ({
      entries: (await worklist.usage(agent.shopId, params.language)).map(({ peopleMs, usedAt, ...each }) => ({ ...each, lastUsedAt: usedAt, minutes: minutes(peopleMs) })),
    }));
  };
}
