/** The launcher's one idle question, asked again now and then: how many messages wait unseen. Registered inside the shoppers' CORS scope. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ShopService } from '../merchants/shop-service.ts';
import type { ShopperService } from '../shoppers/shopper-service.ts';
import { createAskingPace } from './asking-pace.ts';
import type { TranscriptService } from './transcript-service.ts';

/** Bubbles that are closed ask together at most so often a second. */
const mostASecond = 50;

interface Deps { clock: () => number; shoppers: ShopperService; shops: ShopService; transcript: Pick<TranscriptService, 'unread'> }

export function unreadRoutes({ clock, shoppers, shops, transcript }: Deps): FastifyPluginAsyncZod {
  const pace = createAskingPace({ clock, mostASecond });
  return async (app) => {
    app.get('/widget/:siteKey/unread', {
      schema: {
        tags: ['widget'], summary: 'Messages the shopper has not seen, and in how many milliseconds to ask again; the bearer is a shopper token or a signed identity',
        params: z.object({ siteKey: z.string() }), headers: z.looseObject({ authorization: z.string().max(4_100).optional() }),
        response: { 200: z.object({ unread: z.number(), againMs: z.number() }) },
      },
    }, async ({ shop, headers }, reply) => {
      const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
      if (!bearer) throw new AppError('token_invalid', 'a bearer token is needed');
      reply.header('cache-control', 'no-store');
      const shopperId = await shoppers.fromBearer(bearer, shop.id, shops.identitySecrets(shop));
      return { unread: shopperId === null ? 0 : await transcript.unread(shopperId), againMs: pace() };
    });
  };
}
