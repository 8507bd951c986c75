import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
/** The words are those of `proxy-addr`, which reads the list. */
const proxy = z.union([z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'takes addresses, ranges (10.0.0.0/8) and the word loopback, with commas');

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://').default(''),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default(''),
  TRUSTED_PROXIES: z.string().transform((list) => list.split(',').map((one) => one.trim())).pipe(z.array(proxy)).default(['loopback']),
  // As addresses name them: in lower case, and IPv6 without its brackets.
  WEBHOOK_PRIVATE_HOSTS: z.string().transform((list) => list.split(',').map((one) => one.trim().toLowerCase().replace(/^\[|\]$/g, '')).filter(Boolean)).default([]),
  DEMO: flag.default(false),
  DEMO_HISTORY: flag.default(true),
  TRAINING: flag.default(true),
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
  /** Proxies in front whose `X-Forwarded-For` is believed: addresses, ranges, or the word `loopback`. */
  trustedProxies: string[];
  /** Hosts of our own network that webhooks may reach, by name or address. */
  webhookPrivateHosts: string[];
  demo: boolean;
  /** Whether the demo shop comes with three weeks of talks. */
  demoHistory: boolean;
  /** False: matchers stay with the scorers that need no training. */
  training: boolean;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** Thrown by `readConfig`; `problems` holds one line each, ready to print. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** What no variable alone can tell. Reads the text as given, so that these are told beside what else is wrong. */
function problemsBetween({ HOST = '127.0.0.1', PUBLIC_URL = '', DEMO = '0' }: Record<string, string>): string[] {
  const isDemo = DEMO === '1' || DEMO === 'true';
  const outside = URL.canParse(PUBLIC_URL) && !isLoopback(new URL(PUBLIC_URL).hostname) ? `PUBLIC_URL=${PUBLIC_URL}` : '';
  const place = isLoopback(HOST) ? outside : `HOST=${HOST}`;
  if (isDemo && place !== '') return [`DEMO: the demo shop has published passwords and runs on loopback only, not on ${place}`];
  if (!isDemo && !isLoopback(HOST) && PUBLIC_URL === '') return ['PUBLIC_URL: needed when HOST is not loopback, for links, the tag and QR codes'];
  return [];
}

/** Reads the variables listed in `.env.example`; an empty one is one that was not given. @throws ConfigError that names every problem at once */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
  const parsed = environment.safeParse(given);
  const problems = [...new Set((parsed.error?.issues ?? []).map((issue) => `${issue.path[0]?.toString() ?? ''}: ${issue.message}`)), ...problemsBetween(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, TRUSTED_PROXIES, WEBHOOK_PRIVATE_HOSTS, DEMO, DEMO_HISTORY, TRAINING, LOG_LEVEL } = parsed.data;
  return {
    host: HOST, port: PORT, dataDir: resolve(DATA_DIR), databaseUrl: DATABASE_URL, publicUrl: PUBLIC_URL.replace(/\/+$/, ''),
    trustedProxies: TRUSTED_PROXIES, webhookPrivateHosts: WEBHOOK_PRIVATE_HOSTS, demo: DEMO, demoHistory: DEMO_HISTORY, training: TRAINING, logLevel: LOG_LEVEL,
  };
}
