/**
 * The one writing connection: runs a batch in one transaction, scripts one after another. Statements are pipelined:
 * a step whose result nobody can read is sent without waiting for it.
 */
import pg from 'pg';
import type { Job } from './batcher.ts';
import { isReplayable, isUnavailable, translateDriverError, unavailableError } from './postgres-errors.ts';
import { createBuilder, type Query } from './postgres-session.ts';
import type { Step } from './store.ts';

/** A builder or a prepared statement as this executor runs it. `silent`: it returns no rows. */
export interface Runnable { execute(): Promise<unknown>; silent?: boolean }

interface Outcome { job: Job; value?: unknown; error?: unknown }

const attempts = 5;
/**
 * One process writes at a time, as on SQLite: a script decides on what no other one changes meanwhile, and positions are
 * given in the order of commits, so that no cursor passes an event that is still to come. Any number, the same in every process.
 */
const takeTurn = 'select pg_advisory_xact_lock(4127016)';
/** Acknowledged means on disk: a cluster that acknowledges earlier is overruled, one that is stricter is not. */
const makeDurable = `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;

/** @param log hears of a lost connection */
export function createPostgresWriter({ options, log }: { options: pg.ClientConfig; log: (error: Error) => void }) {
  let client: pg.Client | null = null;
  let synchronous = '';
  const query: Query = (config, values) => (client ? client.query(config, values) : Promise.reject(unavailableError('connection lost')));
  const send = (text: string) => query(text).catch((error: unknown) => { throw translateDriverError(error); });

  function drop(which: pg.Client | null): void {
    if (which === client) client = null;
    which?.end().catch(() => undefined);
  }

  async function connect(): Promise<void> {
    if (client) return;
    const opened = new pg.Client({ ...options, pipeline: true });
    opened.on('error', (error) => { log(error); drop(opened); });
    try {
      await opened.connect();
      await opened.query(makeDurable);
      synchronous = (await opened.query<{ synchronous_commit: string }>('show synchronous_commit')).rows[0]?.synchronous_commit ?? '';
    } catch (error) {
      drop(opened);
      throw unavailableError(error);
    }
    client = opened;
  }

  const builder = createBuilder(query);

  /** @param sent takes what is not waited for; null: wait for everything */
  async function runScript(job: Job, sent: ((answer: Promise<unknown>) => void) | null): Promise<unknown> {
    const script = job.script(builder);
    let step = script.next();
    while (!step.done) {
      const runnable = step.value as Step<unknown> as unknown as Runnable;
      const answer = runnable.execute();
      if (runnable.silent && sent) {
        sent(answer);
        step = script.next();
      } else step = script.next(await answer);
    }
    return step.value;
  }

  /** One transaction. @throws the first failure, with nothing stored; with `guarded`, jobs fail alone */
  async function attempt(jobs: Job[], guarded: boolean): Promise<Outcome[]> {
    const underWay: Promise<unknown>[] = [];
    const sent = (answer: Promise<unknown>) => {
      answer.catch(() => undefined);
      underWay.push(answer);
    };
    const runGuarded = async (job: Job): Promise<Outcome> => {
      sent(send('savepoint job'));
      try {
        const value = await runScript(job, null);
        sent(send('release job'));
        return { job, value };
      } catch (error) {
        if (isUnavailable(error) || isReplayable(error)) throw error;
        sent(send('rollback to job'));
        sent(send('release job'));
        return { job, error };
      }
    };
    try {
      sent(send('begin'));
      sent(send(takeTurn));
      const outcomes: Outcome[] = [];
      for (const job of jobs) outcomes.push(guarded ? await runGuarded(job) : { job, value: await runScript(job, sent) });
      const { command } = await send('commit');
      await Promise.all(underWay);
      // COMMIT of a transaction that has failed succeeds, and says ROLLBACK.
      if (command !== 'COMMIT') throw unavailableError(`COMMIT answered ${command}`);
      return outcomes;
    } catch (error) {
      // The first failure is the cause; what came after it only says that the transaction is aborted.
      const first = (await Promise.allSettled(underWay)).find((answer) => answer.status === 'rejected');
      throw first ? first.reason : error;
    }
  }

  /** Undoes a failed attempt. @throws storage_unavailable when there is no connection to go on with */
  async function recover(error: unknown): Promise<void> {
    try {
      if (isUnavailable(error)) throw error;
      await send('rollback');
    } catch (failure) {
      drop(client);
      throw failure;
    }
  }

  return {
    builder,
    connect,
    synchronous: () => synchronous,
    /** Runs a batch whole. @throws what every job of it failed with */
    async execute(jobs: Job[]): Promise<void> {
      let guarded = false;
      for (let tries = 1; ; tries += 1) {
        await connect();
        try {
          for (const { job, value, error } of await attempt(jobs, guarded)) {
            if (error === undefined) job.resolve(value);
            else job.reject(error);
          }
          return;
        } catch (error) {
          await recover(error);
          if (isReplayable(error) && tries < attempts) continue;
          if (guarded || jobs.length === 1) throw error;
          guarded = true;
        }
      }
    },
    async close(): Promise<void> {
      const open = client;
      client = null;
      await open?.end();
    },
  };
}
