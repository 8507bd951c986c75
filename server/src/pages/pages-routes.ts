/**
 * The pages that Aftercast itself shows to shoppers: a shop's hosted chat with its QR code, for where no script can be
 * pasted, and the demo's livestream room. Owns which page answers an address and in which language it opens.
 * Refuses to know anything of chats: the pages carry the same tag as any merchant's. Called by the composition root.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { toBuffer, toString as toSvg } from 'qrcode';
import { AppError } from '../errors.ts';
import { pagePolicy } from '../http/content-policy.ts';
import type { ShopService } from '../merchants/shop-service.ts';
import { fillPage } from './fill-page.ts';
import { pageLanguage } from './page-language.ts';

interface Deps {
  shops: Pick<ShopService, 'bySiteKey'>;
  /** Folder of the built pages. */
  pagesDir: string;
  /** The address that shoppers' browsers reach; empty only before a loopback server listens. */
  publicUrl: () => string;
  /** Serves the demo room. */
  demo: boolean;
}

type PageRequest = FastifyRequest<{ Params: { siteKey: string }; Querystring: { lang?: string; theme?: string } }>;

/** Quiet zone and correction as ISO/IEC 18004 asks; `M` survives a crease in a parcel card. */
const qrOptions = { errorCorrectionLevel: 'M', margin: 4 } as const;
const qrPixels = 720;
const hidden = { schema: { hide: true } };
const pageNames = ['chat', 'demo', 'not-found', 'no-page'] as const;

export function pagesRoutes({ shops, pagesDir, publicUrl, demo }: Deps): FastifyPluginAsync {
  return async (app) => {
    const html = Object.fromEntries(await Promise.all(pageNames.map(async (name) => [name, await readFile(join(pagesDir, `${name}.html`), 'utf8')])));

    function send(reply: FastifyReply, page: (typeof pageNames)[number], values: Record<string, string>): FastifyReply {
      reply.headers({ 'content-security-policy': pagePolicy(publicUrl()), 'cache-control': 'no-cache', vary: 'Accept-Language' });
      return reply.type('text/html; charset=utf-8').send(fillPage(html[page] ?? '', values));
    }

    const languageOf = (request: PageRequest, fallback: 'zh' | 'en') =>
      pageLanguage(request.query.lang, request.headers['accept-language'], fallback);

    function sendNotFound(request: PageRequest, reply: FastifyReply): FastifyReply {
      return send(reply.code(404), 'not-found', { language: languageOf(request, 'zh') });
    }

    app.get('/c/:siteKey', hidden, async (request: PageRequest, reply) => {
      const shop = await shops.bySiteKey(request.params.siteKey);
      if (!shop) return sendNotFound(request, reply);
      return send(reply, 'chat', { language: languageOf(request, shop.language), shopName: shop.name, siteKey: shop.siteKey });
    });

    /** The hosted page's address: what a QR code says. */
    async function addressOf(siteKey: string): Promise<string | null> {
      const shop = await shops.bySiteKey(siteKey);
      return shop && `${publicUrl()}/c/${encodeURIComponent(shop.siteKey)}`;
    }

    // Printed on cards and shown on other sites, so any page may embed them.
    const pictureHeaders = { 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' };

    app.get('/c/:siteKey/qr.svg', hidden, async (request: PageRequest, reply) => {
      const address = await addressOf(request.params.siteKey);
      if (address === null) return sendNotFound(request, reply);
      return reply.headers(pictureHeaders).type('image/svg+xml').send(await toSvg(address, { ...qrOptions, type: 'svg' }));
    });

    app.get('/c/:siteKey/qr.png', hidden, async (request: PageRequest, reply) => {
      const address = await addressOf(request.params.siteKey);
      if (address === null) return sendNotFound(request, reply);
      return reply.headers(pictureHeaders).type('image/png').send(await toBuffer(address, { ...qrOptions, width: qrPixels }));
    });

    // Someone who typed an address gets a page, a program its coded error.
    app.get('/*', hidden, async (request: PageRequest, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const person = request.headers.accept?.includes('text/html') && !path.startsWith('/api/');
      if (!person) throw new AppError('not_found', `there is no ${request.method} ${path}`);
      return send(reply.code(404), 'no-page', { language: languageOf(request, 'zh') });
    });

    if (!demo) return;
    // One page for both addresses: the room changes between them without a reload.
    for (const path of ['/demo', '/demo/product/:productId']) {
      app.get(path, hidden, async (request: PageRequest, reply) => {
        const theme = ['light', 'dark'].find((name) => name === request.query.theme) ?? 'auto';
        return send(reply, 'demo', { language: languageOf(request, 'zh'), theme });
      });
    }
  };
}
