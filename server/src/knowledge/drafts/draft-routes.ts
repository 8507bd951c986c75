/** Lists, single entries and drafts over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { draftView, entryId, entryRow, imageView, knowledgeEntry, language } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import { entryBytes } from '../entries/entry-bytes.ts';
import type { DraftService } from './draft-service.ts';

const tags = ['knowledge'];
/** What a database counts to; a greater number is no version and no revision. */
const counted = z.number().int().max(2_147_483_647);
const oneEntry = z.object({ language, id: entryId });
const inLanguage = z.object({ language });

const namesOfScopes = z.object({ products: z.record(z.string(), z.string()), liveSessions: z.record(z.string(), z.string()) });

export interface ScopeNames { product(shopId: string, id: string): Promise<string | null>; liveSession(shopId: string, id: string): Promise<string | null> }

interface Deps {
  drafts: DraftService;
  /** Pictures with fresh links, by id, of this shop alone. */
  viewsOf: (ids: string[], shopId: string) => Promise<Map<string, z.infer<typeof imageView>>>;
  /** What products and live sessions are called; null where that isn't known. */
  names: ScopeNames;
  requireAgent: RequireAgent;
}

export function draftRoutes({ drafts, viewsOf, names, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/knowledge/rows/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags, summary: 'Every entry of a language, live or drafted, as rows of a list, with the names of the products and live sessions they hold for', params: inLanguage, response: { 200: z.object({ rows: z.array(entryRow), names: namesOfScopes }) } },
    }, async ({ agent, params }) => {
      const rows = await drafts.rows(agent.shopId, params.language);
      const named = async (ids: readonly (string | null)[], nameOf: ScopeNames['product']) =>
        Object.fromEntries(await Promise.all([...new Set(ids)].filter((id) => id !== null).map(async (id) => [id, await nameOf(agent.shopId, id) ?? id])));
      const [products, liveSessions] = await Promise.all([named(rows.map(({ product }) => product), names.product), named(rows.map(({ liveSession }) => liveSession), names.liveSession)]);
      return { rows, names: { products, liveSessions } };
    });

    app.get('/knowledge/search/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'Ids of the entries that hold all of these words, in phrasings, keywords and answers too',
        params: inLanguage, querystring: z.object({ words: z.string().max(200) }), response: { 200: z.object({ ids: z.array(z.string()) }) },
      },
    }, async ({ agent, params, query }) => ({ ids: await drafts.search(agent.shopId, params.language, query.words) }));

    app.get('/knowledge/entries/:language/:id', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'One entry as it is live, its draft, and its pictures with fresh links', params: oneEntry,
        response: { 200: z.object({
          live: z.object({ entry: knowledgeEntry, version: z.number(), updatedAt: z.number() }).nullable(), draft: draftView.nullable(), images: z.array(imageView),
        }) },
      },
    }, async ({ agent, params }) => {
      const { live, draft } = await drafts.open(agent.shopId, { language: params.language, entryId: params.id });
      const parts = [...live?.entry.parts ?? [], ...draft?.entry?.parts ?? []];
      const views = await viewsOf([...new Set(parts.flatMap((part) => (part.kind === 'image' ? [part.uploadId] : [])))], agent.shopId);
      return { live, draft, images: [...views.values()] };
    });

    app.get('/knowledge/drafts', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags, summary: 'Every draft, the newest last', response: { 200: z.object({ drafts: z.array(draftView) }) } },
    }, async ({ agent }) => ({ drafts: await drafts.list(agent.shopId) }));

    app.put('/knowledge/drafts/:language/:id', {
      bodyLimit: entryBytes,
      onRequest: requireAgent('update', 'knowledge'),
      schema: {
        tags, summary: 'Keeps an edit without making it live; `entry` null takes the entry away. Says which draft and live version it was made on; null back: it is as it is live',
        params: oneEntry, body: z.object({ entry: knowledgeEntry.nullable(), revision: counted.nullable(), base: counted }),
        response: { 200: z.object({ draft: draftView.nullable() }) },
      },
    }, async ({ agent, params, body }) => ({ draft: await drafts.save(agent.shopId, agent, { language: params.language, entryId: params.id, ...body }) }));

    app.delete('/knowledge/drafts/:language/:id', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: { tags, summary: 'Throws a draft away', params: oneEntry, querystring: z.object({ revision: z.coerce.number().pipe(counted) }), response: { 204: z.null() } },
    }, async ({ agent, params, query }, reply) => {
      await drafts.discard(agent.shopId, { language: params.language, entryId: params.id }, query.revision);
      return reply.code(204).send(null);
    });
  };
}
