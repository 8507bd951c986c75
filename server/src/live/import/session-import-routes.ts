/** Live sessions as files over HTTP, and what a session lacks before it goes on air. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { catalogueId, language, liveSession, promiseKinds } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { RequireAgent } from '../../http/auth.ts';
import { formBytes, registerForms } from '../../http/form.ts';
import { entriesReport } from '../../knowledge/import/import-routes.ts';
import { sheetLimits } from '../../sheets/read-sheet.ts';
import { cellErrorView, readSheetForm, sendSheet } from '../../sheets/sheet-reply.ts';
import { sheetFormats } from '../../sheets/write-sheet.ts';
import { checklistItems } from '../go-live-checklist.ts';
import { promiseChangeKinds } from './promise-changes.ts';
import type { SessionImportService } from './session-import-service.ts';

const tags = ['live'];
const byId = z.object({ id: catalogueId });
const asFile = z.object({ format: z.enum(sheetFormats).default('xlsx'), language: language.default('zh') });
const { id, title, host } = liveSession.shape;
const moment = z.coerce.number().int().min(0).max(8.64e15);
const fieldsOfForm = z.object({ id, title, host, startsAt: moment, endsAt: moment, language: language.default('zh'), dryRun: z.stringbool().default(false) })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], message: 'ends before it begins' });
const checklist = z.array(z.object({ link: z.number(), product: z.string(), missing: z.array(z.enum(checklistItems)), questions: z.number() }));
const promiseChanges = z.array(z.object({ change: z.enum(promiseChangeKinds), product: z.string().nullable(), kind: z.enum(promiseKinds), text: z.string() }));

interface Deps { sessionImports: SessionImportService; requireAgent: RequireAgent }

export function sessionImportRoutes({ sessionImports, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    await registerForms(app, sheetLimits.bytes);
    app.post('/live-sessions/sheet', {
      bodyLimit: sheetLimits.bytes + formBytes, onRequest: requireAgent('update', 'catalogue'),
      schema: {
        tags, consumes: ['multipart/form-data'],
        summary: 'A live session from CSV or XLSX (form data: file, id, title, host, startsAt and endsAt in ms, language, dryRun): products, links and promises at once, entries as drafts; nothing while a cell is wrong',
        response: { 200: z.object({
          links: z.number(), products: z.number(), promises: z.number(), questions: z.number(), promiseChanges, entries: entriesReport, errors: z.array(cellErrorView), checklist, kept: z.boolean(),
        }) },
      },
    }, async (request) => {
      const { file, fields } = await readSheetForm(request);
      const given = fieldsOfForm.safeParse(fields);
      if (!given.success) throw new AppError('invalid_request', 'the fields of the form are not right', { details: given.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
      const { language: spoken, dryRun, ...head } = given.data;
      return sessionImports.import(request.agent.shopId, request.agent, { head, language: spoken, bytes: file, dryRun });
    });

    app.get('/live-sessions/sheet-template', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags, summary: 'The empty table of a live session to fill in', querystring: asFile },
    }, async ({ query }, reply) => sendSheet(reply, await sessionImports.template(query.language, query.format), `live-session-template-${query.language}`, query.format));

    app.get('/live-sessions/:id/sheet', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags, summary: 'Links and promises of a live session as a file that can be imported again', params: byId, querystring: asFile },
    }, async ({ agent, params, query }, reply) => sendSheet(reply, await sessionImports.export(agent.shopId, params.id, query.language, query.format), params.id, query.format));

    app.get('/live-sessions/:id/checklist', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags, summary: 'What each link lacks before the session goes on air; drafts count as known', params: byId, response: { 200: z.object({ checklist }) } },
    }, async ({ agent, params }) => ({ checklist: await sessionImports.checklist(agent.shopId, params.id) }));
  };
}
