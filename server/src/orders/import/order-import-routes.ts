/** Orders as files over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { language } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { RequireAgent } from '../../http/auth.ts';
import { formBytes, registerForms } from '../../http/form.ts';
import { sheetLimits } from '../../sheets/read-sheet.ts';
import { cellErrorView, readSheetForm, sendSheet } from '../../sheets/sheet-reply.ts';
import { sheetFormats } from '../../sheets/write-sheet.ts';
import type { OrderImportService } from './order-import-service.ts';

const fieldsOfForm = z.object({ dryRun: z.stringbool().default(false) });

interface Deps { orderImports: OrderImportService; requireAgent: RequireAgent }

export function orderImportRoutes({ orderImports, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    await registerForms(app, sheetLimits.bytes);
    app.post('/orders/sheet', {
      bodyLimit: sheetLimits.bytes + formBytes, onRequest: requireAgent('update', 'orders'),
      schema: {
        tags: ['orders'], consumes: ['multipart/form-data'],
        summary: 'Orders from CSV or XLSX (form data: file, dryRun), one item a row; nothing while a cell is wrong, and the same file again changes nothing',
        response: { 200: z.object({ created: z.number(), changed: z.number(), unchanged: z.number(), errors: z.array(cellErrorView), kept: z.boolean() }) },
      },
    }, async (request) => {
      const { file, fields } = await readSheetForm(request);
      const given = fieldsOfForm.safeParse(fields);
      if (!given.success) throw new AppError('invalid_request', 'dryRun: true or false');
      return orderImports.import(request.agent.shopId, file, given.data.dryRun);
    });

    app.get('/orders/sheet-template', {
      preHandler: requireAgent('update', 'orders'),
      schema: { tags: ['orders'], summary: 'The table of orders to fill in, with an example', querystring: z.object({ format: z.enum(sheetFormats).default('xlsx'), language: language.default('zh') }) },
    }, async ({ agent, query }, reply) => sendSheet(reply, await orderImports.template(agent.shopId, query.language, query.format), `orders-template-${query.language}`, query.format));
  };
}
