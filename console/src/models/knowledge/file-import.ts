import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { failureCode, type FailureCode } from '../failure.ts';
import type { CellError } from './import-api.ts';

/** A file on its way in: tried without keeping anything, then kept. */
export interface FileImport<R> {
  file: ReadonlySignal<File | null>;
  /** What was said last of this file. */
  report: ReadonlySignal<R | null>;
  failure: ReadonlySignal<FailureCode | null>;
  busy: ReadonlySignal<boolean>;
  /** Reads a file and says what it would do; null lets go of it. */
  choose(file: File | null): Promise<void>;
  /** Keeps it. False when something is wrong with it. */
  keep(): Promise<boolean>;
}

/** @param send hands the file to the server */
export function createFileImport<R extends { errors: CellError[]; kept: boolean }>(send: (file: File, dryRun: boolean) => Promise<R>): FileImport<R> {
  const file = signal<File | null>(null);
  const report = signal<R | null>(null);
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);

  /** Of two files the one chosen last counts. */
  async function run(given: File, dryRun: boolean): Promise<void> {
    batch(() => { busy.value = true; failure.value = null; });
    try {
      const said = await send(given, dryRun);
      if (file.value === given) report.value = said;
    } catch (cause) {
      if (file.value === given) failure.value = failureCode(cause);
    } finally {
      if (file.value === given) busy.value = false;
    }
  }

  return {
    file, report, failure, busy,
    async choose(given) {
      batch(() => { file.value = given; report.value = null; failure.value = null; busy.value = false; });
      if (given) await run(given, true);
    },
    async keep() {
      const given = file.value;
      if (!given || busy.value) return false;
      await run(given, false);
      return report.value?.kept ?? false;
    },
  };
}
