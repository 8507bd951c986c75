/**
 * A workbook's first sheet as text, read in a process of its own: a file of two kilobytes can claim a cell a billion columns away,
 * and what the reader then asks of memory ends whatever process it runs in, other threads and all.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { endings } from './workbook-endings.ts';

/** What reading may take. A sheet of 20,000 rows and 12 columns takes about a second and 160 MB. */
const bounds = { timeMs: 10_000, heapMegabytes: 256, replyBytes: 128 * 1024 * 1024 };

/** Built, the reader is a file beside this one; from source it must first learn to read TypeScript. */
function readerArguments(): { args: string[]; cwd: string } {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(isSource ? './workbook-reader.ts' : './workbook-reader.js', import.meta.url));
  return { args: [`--max-old-space-size=${bounds.heapMegabytes}`, ...isSource ? ['--import', 'tsx'] : [], file], cwd: fileURLToPath(new URL('.', import.meta.url)) };
}

/** @throws sheet_unreadable; sheet_too_large with more rows, and when it takes more time or memory than any table of ours */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const { args, cwd } = readerArguments();
  return new Promise((resolve, reject) => {
    const reader = execFile(process.execPath, [...args, String(mostRows)], { cwd, env: {}, timeout: bounds.timeMs, killSignal: 'SIGKILL', maxBuffer: bounds.replyBytes, windowsHide: true }, (error, reply) => {
      if (error === null) resolve(JSON.parse(reply) as string[][]);
      else if (error.code === endings.unreadable) reject(new AppError('sheet_unreadable', 'this is no workbook that can be read', { cause: error }));
      else if (error.code === endings.tooManyRows) reject(new AppError('sheet_too_large', `the sheet has more than ${mostRows - 1} rows`));
      // A reader that was given too much ends by a signal: its own, or ours when its time is over.
      else if (typeof error.code !== 'number' || error.code >= 128) reject(new AppError('sheet_too_large', 'the workbook takes too much memory or time to read', { cause: error }));
      else reject(error);
    });
    // A reader that died has closed its end.
    reader.stdin?.on('error', () => undefined);
    reader.stdin?.end(bytes);
  });
}
