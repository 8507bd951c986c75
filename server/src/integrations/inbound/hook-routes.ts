/** Where connected systems send to. Nobody is signed in here: the delivery's own signature is what counts. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { limits } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { eventRefusal } from '../../orders/order-event.ts';
import type { HookService } from './hook-service.ts';

const largestBytes = 8 * 1024 * 1024;
/** Bytes of one connection that may be on their way in: nobody has signed yet for what is held meanwhile. Small deliveries, as nearly all are, don't count. */
const [arrivingBytes, smallBytes] = [8 * largestBytes, 256 * 1024];

export function hookRoutes({ hooks }: { hooks: HookService }): FastifyPluginAsyncZod {
  return async (app) => {
    // What was signed are bytes; whatever they call themselves, they are read as such.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body); });
    const arriving = new Map<string, number>();
    app.post('/hooks/:id', {
      bodyLimit: largestBytes,
      onRequest: async ({ params, headers, raw }) => {
        const { id } = params as { id: string };
        await hooks.expect(id);
        const bytes = Math.min(Number(headers['content-length'] ?? largestBytes), largestBytes);
        if (bytes <= smallBytes) return;
        const together = (arriving.get(id) ?? 0) + bytes;
        if (together > arrivingBytes) throw new AppError('overloaded', 'too much of this connection is on its way', { retryAfterMs: 1_000 });
        arriving.set(id, together);
        raw.once('close', () => {
          const left = (arriving.get(id) ?? 0) - bytes;
          if (left > 0) arriving.set(id, left);
          else arriving.delete(id);
        });
      },
      schema: {
        tags: ['integrations'], summary: 'A delivery of a connected system, signed as its kind does it; answered once what is good is durable', security: [],
        params: z.object({ id: z.string().min(3).max(limits.idLength) }),
        response: { 200: z.object({ taken: z.number(), repeated: z.number(), refused: z.number(), results: z.array(z.object({ id: z.string().nullable(), ...eventRefusal.shape })) }) },
      },
    }, async ({ params, headers, body }) => hooks.take(params.id, { headers, raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }));
  };
}
