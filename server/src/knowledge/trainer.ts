/**
 * Trains models in one worker thread, one after the other, so that answering never waits for it. The thread starts with the first job,
 * ends when there is nothing left to do for a while, and keeps no process alive.
 */
import { Worker } from 'node:worker_threads';
import type { Train } from '../matching/learning-matcher.ts';
import type { TrainedModel } from '../matching/training.ts';
import type { MatcherEntry } from '../matching/types.ts';

export interface Trainer { train: Train; close(): Promise<void> }

interface Job { entries: readonly MatcherEntry[]; signal: AbortSignal; done: (model: TrainedModel | null) => void; failed: (error: unknown) => void }

/** A knowledge base of this size teaches nothing that the cheap scorers don't know. */
const leastPhrasings = 20;
const idleMs = 5_000;
/** Edits come in bursts; a job waits this long for the next one to replace it. */
const settleMs = 300;
/** More than a base of 20,000 phrasings takes; a thread that needs more is stopped and its base stays with the cheap scorers. */
const mostMegabytes = 1_024;

/** Built, the thread is a file beside this one. From source it must first learn to read TypeScript, as the process has. */
function threadSource(): [source: string | URL, options: { eval?: boolean }] {
  if (!import.meta.url.endsWith('.ts')) return [new URL('./training-worker.js', import.meta.url), {}];
  const file = JSON.stringify(new URL('./training-worker.ts', import.meta.url).href);
  return [`import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`, { eval: true }];
}

function startThread(): Worker {
  const [source, options] = threadSource();
  const worker = new Worker(source, { ...options, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  worker.unref();
  return worker;
}

export function createTrainer(): Trainer {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let running: Job | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  function stop(): Promise<unknown> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    return ending?.terminate() ?? Promise.resolve();
  }

  function finish(settle: (job: Job) => void): void {
    const job = running;
    running = null;
    if (job) settle(job);
    next();
  }

  function thread(): Worker {
    if (worker) return worker;
    const started = startThread();
    started.on('message', (model: TrainedModel) => finish(({ done }) => done(model)));
    started.on('error', (error) => { if (worker === started) worker = null; finish(({ failed }) => failed(error)); });
    worker = started;
    return started;
  }

  function next(): void {
    if (running) return;
    let job = waiting.shift();
    while (job?.signal.aborted) { job.done(null); job = waiting.shift(); }
    clearTimeout(idle);
    if (!job) { idle = setTimeout(() => void stop(), idleMs).unref(); return; }
    running = job;
    thread().postMessage(job.entries, []);
  }

  return {
    train(entries, signal) {
      const phrasings = entries.reduce((sum, { phrasings: own }) => sum + 1 + own.length, 0);
      if (phrasings < leastPhrasings) return Promise.resolve(null);
      return new Promise((done, failed) => {
        setTimeout(() => {
          if (signal.aborted || closed) { done(null); return; }
          waiting.push({ entries, signal, done, failed });
          next();
        }, settleMs).unref();
      });
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.done(null);
      running?.done(null);
      running = null;
      await stop();
    },
  };
}
