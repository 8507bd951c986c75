/** `aftercast <command>`: what is run by hand beside the server. */
import { existsSync } from 'node:fs';
import { passwordLink } from './agents/password-link-command.ts';
import { readConfig } from './config.ts';
import { mayHoldSomething, openStore } from './db/open-store.ts';
import { runMatchCommand } from './knowledge/match-command.ts';
import { runWeekCommand } from './simulation/week/week-command.ts';
import { runEveningCommand } from './simulation/evening/evening-command.ts';
import { pathsFrom } from './paths.ts';

const [command, ...rest] = process.argv.slice(2);

const usage = `usage: aftercast match --knowledge K.jsonl --questions Q.jsonl   (- reads standard input)
       aftercast password-link EMAIL   (a one-time link; reads .env as the server does)
       aftercast simulate [--seed N] [--orders N]   (a week of the demo shop)
       aftercast simulate-evening [--seed N] [--conversations N] [--plot FILE.svg]
`;

async function printPasswordLink([email]: string[]): Promise<void> {
  if (email === undefined) throw new Error(usage.trim());
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  // Opening one would make it, and nobody would be found in it.
  if (!mayHoldSomething(config)) throw new Error(`password-link: there is no database in "${config.dataDir}"; give the server's DATA_DIR or DATABASE_URL`);
  const store = await openStore({ ...config, migrationsDir: pathsFrom(import.meta.dirname).migrations });
  try {
    process.stdout.write(`${await passwordLink(email, { config, store, clock: Date.now })}\n`);
  } finally {
    await store.close();
  }
}

const commands: Record<string, (args: string[]) => Promise<void>> = {
  match: (args) => runMatchCommand(args, { input: process.stdin, output: process.stdout }),
  'password-link': printPasswordLink,
  simulate: (args) => runWeekCommand(args, process.stdout),
  'simulate-evening': (args) => runEveningCommand(args, process.stdout),
};

// Whoever reads may have read enough (`| head`); nothing is left to be said to them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const run = command === undefined ? undefined : commands[command];
if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) process.stdout.write(usage);
else if (!run) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  run(rest).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
