/** Publishing, versions and taking them back over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { checkResult, entryId, language, versionChange, versionView } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import type { DraftService } from '../drafts/draft-service.ts';
import type { VersionService } from './version-service.ts';

const tags = ['knowledge'];
/** What a database counts to; a greater number is no version and no revision. */
const counted = z.number().int().max(2_147_483_647);
/** A list of as many drafts as an import makes. */
const listBytes = 4 * 1024 * 1024;
const entryKey = z.object({ language, entryId });
const chosen = z.union([z.literal('all'), z.array(entryKey.extend({ revision: counted })).min(1).max(50_000)]).default('all');
const oneVersion = z.object({ number: z.coerce.number().pipe(counted.min(1)) });
const confirmBroken = z.boolean().default(false);
const pageLength = 50;

interface Deps { versions: VersionService; drafts: DraftService; requireAgent: RequireAgent }

export function versionRoutes({ versions, drafts, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/knowledge/publish/preview', {
      bodyLimit: listBytes,
      onRequest: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'What publishing these drafts would do: changes, kept questions that break, drafts that are outdated', body: z.object({ drafts: chosen }),
        response: { 200: z.object({ changes: z.array(versionChange), outdated: z.array(entryKey), broken: z.array(checkResult), failing: z.array(checkResult), checks: z.number() }) },
      },
    }, async ({ agent, body }) => versions.forecast(agent.shopId, body.drafts));

    app.post('/knowledge/publish', {
      bodyLimit: listBytes,
      onRequest: requireAgent('publish', 'knowledge'),
      schema: {
        tags, summary: 'Makes drafts live as one version; refused with the list when kept questions break, unless that is confirmed',
        body: z.object({ drafts: chosen, note: z.string().trim().max(500).default(''), confirmBroken }), response: { 200: z.object({ version: versionView }) },
      },
    }, async ({ agent, body: { drafts: picked, ...options } }) => ({ version: await versions.publish(agent.shopId, agent, picked, options) }));

    app.get('/knowledge/versions', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'Versions, newest first', querystring: z.object({ before: z.coerce.number().pipe(counted.min(1)).default(2_147_483_647) }),
        response: { 200: z.object({ versions: z.array(versionView) }) },
      },
    }, async ({ agent, query }) => ({ versions: await versions.page(agent.shopId, query.before, pageLength) }));

    app.get('/knowledge/versions/:number', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'A version with what it did to each entry', params: oneVersion, response: { 200: z.object({ version: versionView, changes: z.array(versionChange) }) },
      },
    }, async ({ agent, params }) => versions.changesOf(agent.shopId, params.number));

    app.post('/knowledge/versions/:number/revert', {
      preHandler: requireAgent('publish', 'knowledge'),
      schema: {
        tags, summary: 'Takes a version back, as drafts or live at once; entries that have changed since are told in `overtaken` (as drafts) or refuse it (at once)', params: oneVersion,
        body: z.object({ as: z.enum(['drafts', 'version']), note: z.string().trim().max(500).default(''), confirmBroken }),
        response: { 200: z.object({ version: versionView.nullable(), drafts: z.number(), kept: z.array(entryKey), overtaken: z.array(entryKey) }) },
      },
    }, async ({ agent, params, body: { as, ...options } }) => {
      if (as === 'version') return { version: await versions.revert(agent.shopId, agent, params.number, options), drafts: 0, kept: [], overtaken: [] };
      const { wishes, overtaken } = await versions.undo(agent.shopId, params.number);
      const { saved, kept } = await drafts.saveMany(agent.shopId, agent, wishes, 'keep');
      return { version: null, drafts: saved.length, kept, overtaken };
    });

    app.get('/knowledge/history/:language/:id', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'What versions did to one entry, newest first', params: z.object({ language, id: entryId }),
        response: { 200: z.object({ history: z.array(z.object({ version: versionView, change: versionChange })) }) },
      },
    }, async ({ agent, params }) => ({ history: await versions.historyOf(agent.shopId, params.language, params.id) }));
  };
}
