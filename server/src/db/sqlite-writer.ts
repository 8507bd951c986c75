/** Runs a batch of writes in one transaction on SQLite: all in one go, and only when that fails each in a savepoint. */
import type Database from 'better-sqlite3';
import { AppError } from '../errors.ts';
import type { Job } from './batcher.ts';
import { translateSqliteError } from './sqlite-errors.ts';
import type { Writer } from './store.ts';

/** A builder, or a prepared statement with its values, as this executor runs it. */
export interface Runnable { all(): unknown }

interface Outcome { job: Job; value?: unknown; error?: unknown }

const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'storage_unavailable';

/** @returns runs a batch whole: afterwards every job has been resolved or rejected */
export function createSqliteWriter(connection: Database.Database, builder: Writer): (jobs: Job[]) => void {
  const [begin, commit, rollback] = prepareAll(connection, ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']);
  const [mark, release, undo] = prepareAll(connection, ['SAVEPOINT job', 'RELEASE job', 'ROLLBACK TO job']);

  function runScript(job: Job): unknown {
    const script = job.script(builder);
    let step = script.next();
    while (!step.done) step = script.next((step.value as unknown as Runnable).all());
    return step.value;
  }

  function runGuarded(job: Job): Outcome {
    mark.run();
    try {
      const value = runScript(job);
      release.run();
      return { job, value };
    } catch (error) {
      // A full disk may have ended the transaction already, and with it everyone's writes.
      if (!connection.inTransaction) throw error;
      undo.run();
      release.run();
      return { job, error };
    }
  }

  /** @throws the first failure, with nothing stored; with `guarded`, jobs fail alone */
  function attempt(jobs: Job[], guarded: boolean): Outcome[] {
    try {
      begin.run();
      const outcomes = jobs.map((job) => (guarded ? runGuarded(job) : { job, value: runScript(job) }));
      commit.run();
      return outcomes;
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      throw translateSqliteError(error);
    }
  }

  function attemptTwice(jobs: Job[]): Outcome[] {
    try {
      return attempt(jobs, false);
    } catch (error) {
      if (jobs.length === 1 || isUnavailable(error)) throw error;
      return attempt(jobs, true);
    }
  }

  return (jobs) => {
    for (const outcome of attemptTwice(jobs)) {
      if ('error' in outcome) outcome.job.reject(outcome.error);
      else outcome.job.resolve(outcome.value);
    }
  };
}

function prepareAll<const T extends readonly string[]>(connection: Database.Database, texts: T): { [K in keyof T]: Database.Statement } {
  return texts.map((text) => connection.prepare(text)) as { [K in keyof T]: Database.Statement };
}
