import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

interface LoggedRequest { id: string; method: string; url: string; ip: string }

/** A path without what would open something: one-time tokens and the query with its signatures. */
export function loggablePath(url: string): string {
  return (url.split('?')[0] ?? '').replace(/(\/invit(?:ations|e)\/)[^/]+/, '$1…');
}

/** One JSON line an event. Headers are never logged: they hold cookies and tokens. @param destination standard output unless given */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const serializers = {
    req: ({ id, method, url, ip }: LoggedRequest) => ({ id, method, path: loggablePath(url), ip }),
  };
  return destination ? pino({ level, serializers }, destination) : pino({ level, serializers });
}
