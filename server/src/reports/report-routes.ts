/** Reports over HTTP: everyone of the shop reads them, owners set what they rest on. Periods are local dates of the shop. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { askedPeriod, clockReport, language, platformRules, reportFigures, reportGroup, reportGroupings, reportPeriod, reportSettings, wallFigures } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import { sendSheet } from '../sheets/sheet-reply.ts';
import { writeSheet } from '../sheets/write-sheet.ts';
import { clockSheet, figuresSheet } from './report-sheet.ts';
import type { ReportService } from './report-service.ts';
import type { WallService } from './wall-service.ts';

const tags = ['reports'];
const by = z.enum(reportGroupings);
/** `language`: of heads and of entries' questions. */
const grouped = askedPeriod.extend({ by: by.default('day'), language: language.default('zh') });
const file = z.string().meta({ format: 'binary' });
const report = reportPeriod.extend({ zone: z.string(), total: reportFigures, groups: z.array(reportGroup) });

const groupHeads: Record<z.infer<typeof by>, [zh: string, en: string]> = {
  day: ['日期', 'Day'], hour: ['时', 'Hour'], liveSession: ['直播场次', 'Live session'], product: ['商品', 'Product'], agent: ['客服', 'Agent'], entry: ['知识条目', 'Knowledge entry'],
};

interface Deps { reports: ReportService; wall: WallService; requireAgent: RequireAgent }

export function reportRoutes({ reports, wall, requireAgent }: Deps): FastifyPluginAsyncZod {
  const preHandler = requireAgent('read', 'reports');
  return async (app) => {
    app.get('/reports/figures', {
      preHandler,
      schema: {
        tags, summary: 'Figures of the conversations that began in a period, by one grouping',
        description: 'Containment and "solved in one contact" are decided after seven days; what is younger is `maturing` and on neither side. Spans are milliseconds.',
        querystring: grouped, response: { 200: report },
      },
    }, ({ agent, query }) => reports.figures(agent.shopId, query, query.by, query.language));

    app.get('/reports/figures.csv', {
      preHandler,
      schema: { tags, summary: 'The same as a spreadsheet', querystring: grouped, response: { 200: file } },
    }, async ({ agent, query }, reply) => {
      const [found, { minuteCents }] = await Promise.all([reports.figures(agent.shopId, query, query.by, query.language), reports.settings(agent.shopId)]);
      const rows = figuresSheet(found, groupHeads[query.by][query.language === 'zh' ? 0 : 1], minuteCents, query.language);
      return sendSheet(reply, await writeSheet('csv', rows), `aftercast-${query.by}-${query.from}-${query.to}`, 'csv');
    });

    app.get('/reports/change', {
      preHandler,
      schema: {
        tags, summary: 'Two periods of equal length before and after a day', querystring: z.object({ on: askedPeriod.shape.from, days: z.coerce.number().int().min(1).max(180).default(30) }),
        response: { 200: z.object({ before: report, after: report }) },
      },
    }, ({ agent, query }) => reports.beforeAndAfter(agent.shopId, query.on, query.days));

    app.get('/reports/clocks', {
      preHandler,
      schema: {
        tags, summary: 'Response clocks as platforms score them, by our reading',
        description: 'Our reading of third parties’ descriptions of the platforms’ rules: it does not predict a platform’s own score to the digit. `detail` holds the worst 200 of each rule.',
        response: { 200: z.object({ asOf: z.number(), zone: z.string(), names: z.record(z.string(), z.string()), reports: z.array(clockReport) }) },
      },
    }, ({ agent }) => reports.clocks(agent.shopId));

    app.get('/reports/clocks/:rule.csv', {
      preHandler,
      schema: { tags, summary: 'The worst 200 that a rule counted, as a spreadsheet', params: z.object({ rule: z.enum(platformRules) }), querystring: z.object({ language: language.default('zh') }), response: { 200: file } },
    }, async ({ agent, params, query }, reply) => {
      const { reports: all, zone, names } = await reports.clocks(agent.shopId);
      const found = all.find(({ rule }) => rule === params.rule);
      return sendSheet(reply, await writeSheet('csv', found ? clockSheet(found, zone, names, query.language) : []), `aftercast-${params.rule}`, 'csv');
    });

    app.get('/reports/settings', {
      preHandler, schema: { tags, summary: 'What reports rest on', response: { 200: z.object({ settings: reportSettings }) } },
    }, async ({ agent }) => ({ settings: await reports.settings(agent.shopId) }));

    app.put('/reports/settings', {
      preHandler: requireAgent('update', 'shop'),
      schema: { tags, summary: 'Sets what a minute of work costs and the day of a change', body: reportSettings, response: { 200: z.object({ settings: reportSettings }) } },
    }, async ({ agent, body }) => ({ settings: await reports.saveSettings(agent.shopId, body) }));

    app.get('/reports/wall', {
      preHandler, schema: { tags, summary: 'This moment: who waits, what is due, who holds how much, and today so far', response: { 200: wallFigures } },
    }, ({ agent }) => wall.wall(agent.shopId));
  };
}
