import type { ErrorBody } from '@aftercast/shared';
import { Failure } from './failure.ts';

/** Talks to `/api/v1`: answers are the parsed body, failures are a `Failure` with the server's code. */
export interface Http {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Sends a form: the file and what belongs to it. */
  upload<T>(path: string, file: Blob, fields?: Record<string, string>): Promise<T>;
}

/** @param fetch the browser's, or a stand-in */
export function createHttp(fetch: (path: string, init: RequestInit) => Promise<Response>): Http {
  async function call<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response;
    try {
      response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', ...init });
    } catch {
      throw new Failure('offline');
    }
    const body = await read(response);
    if (response.ok) return body as T;
    const error = (body as ErrorBody | null)?.error;
    throw error?.code ? new Failure(error.code, error.details, error.retryAfterMs) : new Failure('unexpected');
  }
  return {
    get: (path) => call(path, { method: 'GET' }),
    send(method, path, body) {
      const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      return call(path, { method, ...json });
    },
    upload(path, file, fields = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', file);
      return call(path, { method: 'POST', body: form });
    },
  };
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try { return await response.json(); } catch { return null; }
}
