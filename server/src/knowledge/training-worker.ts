/** The thread that trains: takes entries, gives back a model. Started by `trainer.ts`, alone in its thread. */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { trainModel } from '../matching/training.ts';
import type { MatcherEntry } from '../matching/types.ts';
import { buffersOf } from './model-buffers.ts';
import { readLanguageTables } from './read-language-tables.ts';

// Shoppers come first: on Linux this lowers the thread and not the process.
try { setPriority(0, 10); } catch { /* not allowed here; training then competes */ }

const tables = readLanguageTables();
parentPort?.on('message', (entries: MatcherEntry[]) => {
  const model = trainModel(entries, tables);
  parentPort?.postMessage(model, buffersOf(model));
});
