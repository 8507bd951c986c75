/** Knowledge as files over HTTP: in as drafts, out, and the empty table to fill in. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { language } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import { formBytes, registerForms } from '../../http/form.ts';
import { sheetLimits } from '../../sheets/read-sheet.ts';
import { cellErrorView, readSheetForm, sendSheet } from '../../sheets/sheet-reply.ts';
import { sheetFormats } from '../../sheets/write-sheet.ts';
import { exportFormats, type ImportService } from './import-service.ts';

const tags = ['knowledge'];
const inLanguage = z.object({ language });

/** What an import changes in the entries, on the wire. */
export const entriesReport = z.object({
  created: z.array(z.object({ id: z.string(), question: z.string() })),
  changed: z.array(z.object({ id: z.string(), question: z.string(), fields: z.array(z.string()) })),
  unchanged: z.number(),
});

interface Deps { imports: ImportService; requireAgent: RequireAgent }

export function importRoutes({ imports, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    await registerForms(app, sheetLimits.bytes);
    app.post('/knowledge/sheet/:language', {
      bodyLimit: sheetLimits.bytes + formBytes, onRequest: requireAgent('update', 'knowledge'),
      schema: {
        tags, summary: 'Entries from CSV, XLSX or JSONL (form data, field "file") as drafts, all or none; wrong cells are told by row and column. The same file again changes nothing',
        consumes: ['multipart/form-data'], params: inLanguage, querystring: z.object({ dryRun: z.stringbool().default(false) }),
        response: { 200: entriesReport.extend({ errors: z.array(cellErrorView), kept: z.boolean() }) },
      },
    }, async (request) => {
      const { file } = await readSheetForm(request);
      return imports.import(request.agent.shopId, request.params.language, request.agent, file, request.query.dryRun);
    });

    app.get('/knowledge/sheet/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags, summary: 'Every entry with its draft as a file that can be imported again', params: inLanguage, querystring: z.object({ format: z.enum(exportFormats).default('xlsx') }) },
    }, async ({ agent, params, query: { format } }, reply) => sendSheet(reply, await imports.export(agent.shopId, params.language, format), `knowledge-${params.language}`, format));

    app.get('/knowledge/sheet-template/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags, summary: 'The empty table to fill in', params: inLanguage, querystring: z.object({ format: z.enum(sheetFormats).default('xlsx') }) },
    }, async ({ params, query: { format } }, reply) => sendSheet(reply, await imports.template(params.language, format), `knowledge-template-${params.language}`, format));
  };
}
