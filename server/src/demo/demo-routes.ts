/** The demo page's data. Registered with DEMO=1 alone, since it hands out identities to whoever asks. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { language, type Language } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { DemoRoom } from './demo-room.ts';
import { demoSiteKey } from './demo-seed.ts';

const room = z.object({
  shop: z.object({ name: z.string(), siteKey: z.string() }),
  liveSession: z.object({ id: z.string(), title: z.string(), startedAt: z.number(), host: z.object({ id: z.string(), name: z.string() }) }),
  links: z.array(z.object({
    number: z.number(), product: z.string(), name: z.string(), category: z.string(), price: z.number(), listPrice: z.number(), onAir: z.boolean(),
  })),
  shoppers: z.array(z.object({ externalId: z.string(), name: z.string(), about: z.string(), orderId: z.string(), identity: z.string() })),
  agents: z.array(z.object({ email: z.string(), password: z.string(), name: z.string(), role: z.enum(['owner', 'agent']) })),
});

interface Deps { shops: { bySiteKey(siteKey: string): Promise<Shop | null> }; demoRoom: (shop: Shop, language: Language) => Promise<DemoRoom> }

export function demoRoutes({ shops, demoRoom }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/demo/api/room', {
      schema: {
        tags: ['demo'], summary: 'The live room of the demo page, with signed identities to try', security: [],
        querystring: z.object({ language: language.default('zh') }), response: { 200: room },
      },
    }, async ({ query }, reply) => {
      const shop = await shops.bySiteKey(demoSiteKey);
      if (!shop) throw new AppError('not_found', 'there is no demo shop');
      reply.header('cache-control', 'no-store');
      return demoRoom(shop, query.language);
    });
  };
}
