/** The HTTP side of the server as a table: `GET /session` → body, or `{ status, code }` for a failure. */
export interface FakeServer {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** The newest body sent to each route. */
  sent: Record<string, unknown>;
  /** From now on nobody answers. */
  unplug(): void;
}

/** @param answers what each route of `/api/v1` says; others are not found */
export function createFakeServer(answers: Record<string, unknown>): FakeServer {
  const sent: Record<string, unknown> = {};
  let plugged = true;
  return {
    sent,
    unplug() { plugged = false; },
    async fetch(path, init) {
      if (!plugged) throw new TypeError('network');
      const route = `${init.method} ${path.replace('/api/v1', '')}`;
      if (typeof init.body === 'string') sent[route] = JSON.parse(init.body) as unknown;
      const answer = answers[route] ?? { status: 404, code: 'not_found' };
      const failure = answer as { status?: number; code?: string };
      if (failure.code === undefined) return Response.json(answer);
      return Response.json({ error: { code: failure.code, message: '' } }, { status: failure.status ?? 400 });
    },
  };
}
