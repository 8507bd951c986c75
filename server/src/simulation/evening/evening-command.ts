/** `aftercast simulate-evening`: a whole evening in the order of deadlines and once more in the order of coming, with what must hold checked. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Writable } from 'node:stream';
import { runEvening, type EveningOutcome } from './evening.ts';
import { fullEvening } from './shoppers.ts';
import { plot, table, waitsOf } from './report.ts';

function tell(name: string, { talks, violations, requeued, overdue, longestQueue, endedAt }: EveningOutcome, startedAt: number): string {
  const people = talks.filter(({ needsPerson }) => needsPerson);
  const handed = people.filter(({ owners }) => owners.length > 1).length;
  return `${name}: ${talks.length} conversations, ${people.length} to people, ${requeued} returns to the queue (${handed} conversations had more than one owner, one at a time), `
    + `${overdue} deadlines missed, longest queue ${longestQueue}, everyone done after ${((endedAt - startedAt) / 60_000).toFixed(0)} min\n`
    + `  lost, with two owners, or waiting without a deadline event: ${violations.length}\n${violations.slice(0, 20).map((one) => `  ! ${one}\n`).join('')}`;
}

/** @throws Error when something that must hold did not, or an option is no number */
export async function runEveningCommand(args: string[], output: Writable): Promise<void> {
  const { values } = parseArgs({ args, options: { seed: { type: 'string', default: '1' }, conversations: { type: 'string', default: String(fullEvening.conversations) }, plot: { type: 'string' } } });
  const [seed, conversations] = [Number(values.seed), Number(values.conversations)];
  if (!Number.isInteger(seed) || !Number.isInteger(conversations) || conversations < 1) throw new Error('--seed and --conversations are whole numbers');
  const plan = { ...fullEvening, seed, conversations, durationMs: fullEvening.durationMs * (conversations / fullEvening.conversations) };
  const [deadline, firstCome] = [runEvening(plan), runEvening({ ...plan, order: 'first_come' })];
  output.write(tell('by deadline', deadline, plan.startsAt));
  output.write(tell('first come', firstCome, plan.startsAt));
  output.write(`\n${table(waitsOf(deadline), waitsOf(firstCome))}\n`);
  if (values.plot !== undefined) await writeFile(values.plot, plot(waitsOf(deadline), waitsOf(firstCome), `Wait for a person's first word, ${conversations} conversations, seed ${seed}`));
  if (deadline.violations.length + firstCome.violations.length > 0) throw new Error('the evening broke what must hold');
}
