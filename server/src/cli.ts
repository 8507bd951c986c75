/** `aftercast <command>`: what is run by hand beside the server. */
import { runMatchCommand } from './knowledge/match-command.ts';

const [command, ...rest] = process.argv.slice(2);

const commands: Record<string, (args: string[]) => Promise<void>> = {
  match: (args) => runMatchCommand(args, { input: process.stdin, output: process.stdout }),
};

const run = command === undefined ? undefined : commands[command];
if (!run) {
  process.stderr.write('usage: aftercast match --knowledge K.jsonl --questions Q.jsonl   (- reads standard input)\n');
  process.exitCode = 2;
} else {
  run(rest).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
