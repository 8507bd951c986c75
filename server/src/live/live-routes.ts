/** Products and live sessions over HTTP, for the shop's staff and systems. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { catalogueId, liveSession, moment, product, schedule, stockStates } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { LiveService } from './live-service.ts';

const byId = z.object({ id: catalogueId });
const momentInQuery = z.coerce.number().int().min(0).max(8.64e15);
/** Only what is sold out is expected again. */
const toldStock = z.object({ link: z.number().int().min(1).max(999), state: z.enum(stockStates).nullable(), restockAt: moment.optional() }).strict()
  .refine(({ state, restockAt }) => restockAt === undefined || state === 'sold-out', { path: ['restockAt'], message: 'only what is sold out is expected again' });

interface Deps { live: LiveService; requireAgent: RequireAgent }

export function liveRoutes({ live, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/products', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags: ['live'], summary: 'What the shop sells', response: { 200: z.object({ products: z.array(product) }) } },
    }, async ({ agent }) => ({ products: await live.products(agent.shopId) }));

    app.put('/products/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Adds a product or replaces the one with this id', params: byId, body: product, response: { 200: z.object({ product }) } },
    }, async ({ agent, params, body }) => {
      sameId(params.id, body.id);
      await live.put(agent.shopId, { products: [body], sessions: [] });
      return { product: body };
    });

    app.get('/live-sessions', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags: ['live'], summary: 'Live sessions with their links and promises, latest first', response: { 200: z.object({ liveSessions: z.array(liveSession) }) } },
    }, async ({ agent }) => ({ liveSessions: await live.sessions(agent.shopId) }));

    app.get('/live-schedule', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: {
        tags: ['live'], summary: 'Live sessions in short, a portion at a time: on air, coming up (the next first), over (the latest first)',
        querystring: z.object({ q: z.string().trim().max(200).default(''), offset: z.coerce.number().int().min(0).max(1e6).default(0), limit: z.coerce.number().int().min(1).max(1_000).default(50) }), response: { 200: schedule },
      },
    }, async ({ agent, query }) => live.schedule(agent.shopId, query));

    app.put('/live-sessions/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Adds a live session or replaces the one with this id', params: byId, body: liveSession, response: { 200: z.object({ liveSession }) } },
    }, async ({ agent, params, body }) => {
      sameId(params.id, body.id);
      await live.put(agent.shopId, { products: [], sessions: [body] });
      return { liveSession: await live.session(agent.shopId, body.id) ?? body };
    });

    app.get('/live-sessions/:id', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags: ['live'], summary: 'One live session with its links and promises', params: byId, response: { 200: z.object({ liveSession }) } },
    }, async ({ agent, params }) => {
      const session = await live.session(agent.shopId, params.id);
      if (!session) throw new AppError('not_found', `there is no live session "${params.id}"`);
      return { liveSession: session };
    });

    app.post('/live-sessions/:id/on-air', {
      preHandler: requireAgent('direct', 'broadcasts'),
      schema: {
        tags: ['live'], summary: 'Tells which link is on the screen since a moment (now, where none is given); null: none. What was on ends there, what was planned from then on is dropped. The same again changes nothing',
        params: byId, body: z.object({ link: z.number().int().min(1).max(999).nullable(), at: moment.optional() }).strict(),
        response: { 200: z.object({ liveSession, changed: z.boolean(), at: z.number() }) },
      },
    }, async ({ agent, params, body }) => {
      const { session, changed, at } = await live.onAir(agent.shopId, params.id, body);
      return { liveSession: session, changed, at };
    });

    app.delete('/live-sessions/:id/on-air', {
      preHandler: requireAgent('direct', 'broadcasts'),
      schema: {
        tags: ['live'], summary: 'Takes back what was told at a moment: the link that came then goes, what ended then goes on. Where telling it moved the start or end of the broadcast, `startsAt` and `endsAt` say where they were. Taken back already, it changes nothing',
        params: byId, querystring: z.object({ at: momentInQuery, startsAt: momentInQuery.optional(), endsAt: momentInQuery.optional() }), response: { 200: z.object({ liveSession, changed: z.boolean() }) },
      },
    }, async ({ agent, params, query }) => {
      const { session, changed } = await live.takeBack(agent.shopId, params.id, query.at, { startsAt: query.startsAt, endsAt: query.endsAt });
      return { liveSession: session, changed };
    });

    app.post('/live-sessions/:id/stock', {
      preHandler: requireAgent('direct', 'broadcasts'),
      schema: {
        tags: ['live'], summary: 'Tells whether a link can still be bought, as of now; state null: nobody knows any more. Of what is sold out, when more is expected. The same again changes nothing',
        params: byId, body: toldStock, response: { 200: z.object({ liveSession, changed: z.boolean() }) },
      },
    }, async ({ agent, params, body: { link, state, restockAt } }) => {
      const { session, changed } = await live.stock(agent.shopId, params.id, link, state === null ? null : { state, ...restockAt === undefined ? {} : { restockAt } });
      return { liveSession: session, changed };
    });

    app.get('/live-sessions/:id/questions', {
      preHandler: requireAgent('read', 'worklist'),
      schema: {
        tags: ['live'], summary: 'What shoppers asked in this broadcast within the last half hour, by link; link null: about none in particular', params: byId,
        response: { 200: z.object({ since: z.number(), links: z.array(z.object({
          link: z.number().nullable(), asked: z.number(), needPerson: z.number(), questions: z.array(z.object({ text: z.string(), count: z.number(), needPerson: z.number(), lastAt: z.number() })),
        })) }) },
      },
    }, async ({ agent, params }) => live.askedNow(agent.shopId, params.id));

    app.delete('/live-sessions/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Removes a live session with its links and promises', params: byId, response: { 204: z.null() } },
    }, async ({ agent, params }, reply) => {
      await live.removeSession(agent.shopId, params.id);
      return reply.code(204).send(null);
    });
  };
}

function sameId(inAddress: string, inBody: string): void {
  if (inAddress !== inBody) throw new AppError('invalid_request', `the body's id is "${inBody}", the address says "${inAddress}"`);
}
