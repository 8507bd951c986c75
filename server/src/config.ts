import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['', '0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')]).default(''),
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  DEMO: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What the process was told. `publicUrl` has no trailing slash and is what shoppers' browsers reach. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Empty: SQLite in `dataDir`. */
  databaseUrl: string;
  /** Empty until known: with port 0 it follows from the port that was given. */
  publicUrl: string;
  demo: boolean;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** Thrown by `readConfig`; `problems` holds one line each, ready to print. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Reads the variables listed in `.env.example`. Throws a ConfigError that names every problem at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success) throw new ConfigError(problems);
  const { HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, DEMO, LOG_LEVEL } = parsed.data;
  if (DEMO && !isLoopback(HOST)) problems.push(`DEMO: the demo shop has published passwords and runs on loopback only, not on HOST=${HOST}`);
  if (!DEMO && !isLoopback(HOST) && PUBLIC_URL === '') problems.push('PUBLIC_URL: needed when HOST is not loopback, for links, the tag and QR codes');
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    host: HOST, port: PORT, dataDir: resolve(DATA_DIR), databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL.replace(/\/+$/, ''), demo: DEMO, logLevel: LOG_LEVEL,
  };
}
