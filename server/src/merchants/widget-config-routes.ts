/** What the bubble needs to draw itself, from the public site key alone. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { language, widgetConfig, type Language, type WidgetConfig } from '@aftercast/shared';
import { z } from 'zod';
import { toWidgetConfig } from './shop-presenter.ts';
import type { Shop } from './shop-repository.ts';

const questionsOffered = 4;

interface Deps {
  /** The shop's most asked questions, from knowledge. */
  topQuestions: (shop: Shop, language: Language, count: number) => WidgetConfig['questions'] | Promise<WidgetConfig['questions']>;
}

/** Registered inside the shoppers' CORS scope, which finds the shop. */
export function widgetConfigRoutes({ topQuestions }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/widget/:siteKey/config', {
      schema: {
        tags: ['widget'], summary: 'Name, theme, notice and most asked questions of a shop', security: [],
        params: z.object({ siteKey: z.string() }), querystring: z.object({ language: language.optional() }), response: { 200: widgetConfig },
      },
    }, async ({ shop, query }, reply) => {
      reply.header('cache-control', 'private, max-age=60');
      return toWidgetConfig(shop, await topQuestions(shop, query.language ?? shop.language, questionsOffered));
    });
  };
}
