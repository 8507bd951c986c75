import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A merchant's page on an origin of its own, with the tag and as strict a policy as merchants have. */
export interface HostPage extends AsyncDisposable {
  origin: string;
  /** `/` carries the tag, `/framed` shows `/` in an iframe. */
  url(path?: string): string;
}

const nonce = 'd2lkZ2V0';

/**
 * Serves the page on `localhost`, which is another site than the `127.0.0.1` our server is reached by:
 * cookies of ours would be third-party cookies there.
 */
export async function startHostPage(server: string, siteKey: string): Promise<HostPage> {
  const socket = server.replace(/^http/, 'ws');
  const policy = [
    "default-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, `style-src 'nonce-${nonce}'`,
    `connect-src ${server} ${socket}`, `img-src ${server} blob: data:`, "frame-src 'self'", "base-uri 'none'",
  ].join('; ');
  const tag = `<script async nonce="${nonce}" src="${server}/widget.js" data-site-key="${siteKey}" data-locale="zh"></script>`;
  const pages: Record<string, string> = {
    '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>商品页</title><body><h1>商品页</h1>${tag}</body></html>`,
    '/framed': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>外框</title><body><iframe src="/" width="420" height="760" title="商品页"></iframe></body></html>`,
  };
  const http = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname] ?? pages['/'];
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page);
  });
  await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path = '/') => origin + path,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
