/** Pictures over HTTP: in by form data from shoppers and agents, out by signed links. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { imageView, limits } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { uploadPolicy } from '../http/content-policy.ts';
import { formBytes, readForm, registerForms } from '../http/form.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { UploadService } from './upload-service.ts';

const bodyLimit = limits.uploadBytes + formBytes;
const response = { 200: z.object({ image: imageView }) };
const consumes = ['multipart/form-data'];

interface Deps {
  uploads: UploadService;
  /** Pictures a person may send; keyed by author. */
  uploadLimit: RateLimit;
  /** Lets so many files arrive at once; each lies in memory until it is whole. */
  arriving: <T>(work: () => Promise<T>) => Promise<T>;
}

function limitBy(uploadLimit: RateLimit, authorId: string): void {
  const taken = uploadLimit.take(authorId);
  if (!taken.ok) throw new AppError('rate_limited', 'too many pictures at once', { retryAfterMs: taken.retryAfterMs });
}

/** For the agents' scope. */
export function agentUploadRoutes({ uploads, uploadLimit, arriving, requireAgent }: Deps & { requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    await registerForms(app, limits.uploadBytes);
    app.post('/uploads', {
      bodyLimit, onRequest: requireAgent('create', 'uploads'),
      schema: { tags: ['uploads'], summary: 'A picture (form data, field "file") to be sent with a message', consumes, response },
    }, async (request) => {
      limitBy(uploadLimit, request.agent.id);
      return { image: await uploads.save({ shopId: request.agent.shopId, authorId: request.agent.id, bytes: await arriving(async () => (await readForm(request)).file) }) };
    });
    app.post('/knowledge/images', {
      bodyLimit, onRequest: requireAgent('update', 'knowledge'),
      schema: { tags: ['knowledge'], summary: 'A picture (form data, field "file") for answers; it stays when conversations are deleted', consumes, response },
    }, async (request) => {
      limitBy(uploadLimit, request.agent.id);
      return { image: await uploads.save({ shopId: request.agent.shopId, authorId: request.agent.id, bytes: (await readForm(request)).file, kept: true }) };
    });
  };
}

/**
 * For the shoppers' CORS scope, which finds the shop.
 * @param verifyShopper the shopper of a bearer token. It throws token_invalid or token_expired
 */
export function shopperUploadRoutes({ uploads, uploadLimit, arriving, verifyShopper }: Deps & { verifyShopper: (token: string, shop: Shop) => Promise<{ shopperId: string }> }): FastifyPluginAsyncZod {
  return async (app) => {
    await registerForms(app, limits.uploadBytes);
    app.post('/widget/:siteKey/uploads', {
      bodyLimit,
      schema: {
        tags: ['widget'], summary: 'A picture (form data, field "file") to be sent with a message', consumes, response,
        security: [{ shopper: [] }], params: z.object({ siteKey: z.string() }),
      },
    }, async (request) => {
      const token = /^Bearer (\S{1,4000})$/.exec(request.headers.authorization ?? '')?.[1];
      if (!token) throw new AppError('token_invalid', 'a bearer token is needed');
      const { shopperId } = await verifyShopper(token, request.shop);
      limitBy(uploadLimit, shopperId);
      return { image: await uploads.save({ shopId: request.shop.id, authorId: shopperId, bytes: await arriving(async () => (await readForm(request)).file) }) };
    });
  };
}

/** Pictures by their signed links; the link alone is the right to look. */
export function pictureRoutes({ uploads }: Pick<Deps, 'uploads'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/uploads/:id', {
      schema: {
        tags: ['uploads'], summary: 'A picture by its signed link', security: [], params: z.object({ id: z.string().max(limits.idLength) }),
        querystring: z.object({ e: z.coerce.number().int().min(0).max(1e11), s: z.string().max(64) }),
      },
    }, async ({ params, query }, reply) => {
      const { bytes, mediaType, expiresInMs } = await uploads.open(params.id, query);
      return reply.headers({
        'content-type': mediaType, 'content-disposition': 'inline', 'x-content-type-options': 'nosniff', 'content-security-policy': uploadPolicy,
        'cross-origin-resource-policy': 'cross-origin', 'cache-control': `private, max-age=${Math.floor(expiresInMs / 1000)}, immutable`,
      }).send(bytes);
    });
  };
}
