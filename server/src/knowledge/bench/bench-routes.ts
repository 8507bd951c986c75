/** Trying questions out, neighbours of an entry, and thresholds over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { entryPart, knowledgeEntry, language, limits, pageContext, thresholds } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import { entryBytes } from '../entries/entry-bytes.ts';
import type { ThresholdService } from '../thresholds/threshold-service.ts';
import type { BenchService } from './bench-service.ts';

const tags = ['knowledge'];
const order = z.object({ products: z.array(z.string().min(1).max(limits.contextValueLength)).max(20) }).describe('the order at hand; says which product is meant where neither page nor words do');
const outcome = z.enum(['answer', 'choices', 'handoff']);
const why = z.object({
  phrasing: z.string(), terms: z.array(z.string()), rule: z.string().nullable(), shares: z.record(z.string(), z.number()),
});
const spoken = z.object({ entryId: z.string(), question: z.string(), answer: z.string(), parts: z.array(entryPart), to: z.string().nullable().describe('the part of the message that it answers; null: the whole') });
const tried = z.object({
  language, outcome, reason: z.string(), answers: z.array(z.string()),
  confidence: z.number().describe('the chance that the first candidate is right; at `thresholds.answer` and above the bot answers'),
  offered: z.number().describe('the chance that one of the first three is right, never below `confidence`; at `thresholds.choices` and above the bot offers choices, below a person takes over'),
  thresholds: z.object({ answer: z.number(), choices: z.number() }),
  candidates: z.array(z.object({ id: z.string(), score: z.number(), question: z.string(), tier: z.number(), why })),
  speaks: spoken.nullable(), spoken: z.array(spoken),
  asks: z.array(z.object({ text: z.string(), entryId: z.string(), question: z.string() })).describe('the two parts of a message that asks two things'),
});
const rival = z.object({ entryId: z.string(), question: z.string(), kind: z.enum(['same', 'near', 'steals']), lost: z.array(z.string()), taken: z.array(z.string()) });
const tally = z.object({ answer: z.number(), choices: z.number(), handoff: z.number() });
const side = z.object({
  total: z.number(), changed: z.number(), before: tally, after: tally,
  examples: z.array(z.object({ text: z.string(), from: outcome, to: outcome, confidence: z.number(), question: z.string().nullable() })),
});
const stored = z.object({ thresholds: z.object({ answer: z.number(), choices: z.number() }), defaults: z.object({ answer: z.number(), choices: z.number() }) });

interface Deps { bench: BenchService; thresholds: ThresholdService; requireAgent: RequireAgent }

export function benchRoutes({ bench, thresholds: bands, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/knowledge/match', {
      preHandler: requireAgent('match', 'knowledge'),
      schema: {
        tags, summary: 'What the bot makes of a question, and why; with the live knowledge or as if every draft were live',
        body: z.object({
          text: z.string().min(1).max(limits.textLength), context: pageContext.extend({ previous: z.string().max(limits.textLength).optional().describe('what the shopper wrote before; "那运费呢" is read with it'), order: order.optional() }).default({}), language: language.default('zh'), knowledge: z.enum(['live', 'draft']).default('live'),
        }),
        response: { 200: tried },
      },
    }, async ({ agent, body }) => bench.tryOut(agent.shopId, body, body.knowledge));

    app.post('/knowledge/conflicts/:language', {
      bodyLimit: entryBytes,
      onRequest: requireAgent('match', 'knowledge'),
      schema: {
        tags, summary: 'Entries that would steal the questions of this one, or lose theirs to it', params: z.object({ language }),
        body: z.object({ entry: knowledgeEntry }), response: { 200: z.object({ rivals: z.array(rival) }) },
      },
    }, async ({ agent, params, body }) => ({ rivals: await bench.conflicts(agent.shopId, params.language, body.entry) }));

    app.get('/knowledge/thresholds', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags, summary: 'Where the bands begin in this shop', response: { 200: stored } },
    }, async ({ agent }) => bands.ofShop(agent.shopId));

    app.put('/knowledge/thresholds', {
      preHandler: requireAgent('publish', 'knowledge'),
      schema: { tags, summary: 'Moves the bands, live at once; null goes back to the defaults', body: z.object({ thresholds: thresholds.nullable() }), response: { 200: stored } },
    }, async ({ agent, body }) => {
      await bands.move(agent.shopId, body.thresholds);
      return bands.ofShop(agent.shopId);
    });

    app.post('/knowledge/thresholds/preview', {
      preHandler: requireAgent('match', 'knowledge'),
      schema: {
        tags, summary: 'How many recent and kept questions would end otherwise', body: z.object({ thresholds }),
        response: { 200: z.object({ recent: side, checks: side }) },
      },
    }, async ({ agent, body }) => bands.preview(agent.shopId, body.thresholds));
  };
}
