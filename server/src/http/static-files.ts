/** What is built and served as files: the widget for any page, the console, our own pages. Everything lies in memory. */
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import { readCompressed, type CompressedFile } from './compressed-files.ts';
import { consolePolicy } from './content-policy.ts';
import { sendFile } from './send-file.ts';

const forever = 'public, max-age=31536000, immutable';
const revalidate = 'no-cache';
/** Read by pages of any origin, also by those that isolate themselves. */
const forAnyPage = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'timing-allow-origin': '*' };
const route = { schema: { hide: true } } as const;

interface Deps {
  /** Folders of built files; one that is missing is skipped with a warning. */
  paths: { widget: string; console: string; pages: string };
  publicUrl: () => string;
  /** `/` leads to the demo room. */
  demo: boolean;
}

type Files = Map<string, CompressedFile>;

/** The widget at the root, as it lies: the launcher for five minutes, named chunks forever. */
function serveWidget(app: FastifyInstance, files: Files): void {
  for (const [path, file] of files) {
    const caching = path.startsWith('w/') ? forever : 'public, max-age=300';
    app.get(`/${path}`, route, (request, reply) => sendFile(request, reply, file, { ...forAnyPage, 'cache-control': caching }));
  }
}

/** The console: one page for every address below /console/ that is not a file. */
function serveConsole(app: FastifyInstance, files: Files, publicUrl: () => string): void {
  const page = files.get('index.html');
  if (!page) return;
  app.get('/console', route, (_request, reply) => reply.redirect('/console/'));
  app.get('/console/*', route, (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    const file = files.get(path);
    if (file && file !== page) return sendFile(request, reply, file, { 'cache-control': path.startsWith('assets/') ? forever : revalidate });
    if (/\.[a-z0-9]+$/i.test(path) && !file) throw new AppError('not_found', `there is no /console/${path}`);
    return sendFile(request, reply, page, { 'cache-control': revalidate, 'content-security-policy': consolePolicy(publicUrl()), 'x-frame-options': 'DENY' });
  });
}

/** Scripts and styles of the pages that `pages-routes` shows. */
function servePages(app: FastifyInstance, files: Files): void {
  for (const [path, file] of files) {
    if (path.endsWith('.html')) continue;
    app.get(`/pages/${path}`, route, (request, reply) => sendFile(request, reply, file, { 'cache-control': path.startsWith('assets/') ? forever : revalidate }));
  }
}

export async function registerStaticFiles(app: FastifyInstance, { paths, publicUrl, demo }: Deps): Promise<void> {
  const [widget, console, pages] = await Promise.all([readCompressed(paths.widget), readCompressed(paths.console), readCompressed(paths.pages)]);
  for (const [name, files] of Object.entries({ widget, console, pages })) {
    if (files.size === 0) app.log.warn(`nothing is built for the ${name}; run the build first`);
  }
  serveWidget(app, widget);
  serveConsole(app, console, publicUrl);
  servePages(app, pages);
  app.get('/', route, (_request, reply) => reply.redirect(demo ? '/demo' : '/console/'));
}
