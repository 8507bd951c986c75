/**
 * Keeps what training has learnt in files, so that a restart goes on with it and trains only what has changed.
 * A file that can't be read or written costs a training and nothing else.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Train } from '../matching/learning-matcher.ts';
import { markOf, modelEdition, type TrainedModel } from '../matching/training.ts';

/** Models kept, the longest unused leave first; one of 800 phrasings takes a few MB. */
const mostModels = 50;

/** Before the model stands the SHA-256 of its bytes: a file that a disk has changed may still read as a model, of nonsense. */
const digestBytes = 32;
const digestOf = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

interface Deps { train: Train; folder: string; onFailure: (error: unknown) => void; newId: (prefix: string) => string }

/** Trains as `train` does, once for the same entries. */
export function withModelStore({ train, folder, onFailure, newId }: Deps): Train {
  const nameOf = (entries: Parameters<Train>[0]): string => {
    const hash = createHash('sha256').update(modelEdition);
    for (const entry of entries) hash.update(`${entry.id} ${JSON.stringify(entry.scope)} ${entry.tier} ${markOf(entry)}\n`);
    return `${hash.digest('hex').slice(0, 40)}.model`;
  };

  async function stored(file: string): Promise<TrainedModel | null> {
    try {
      const bytes = await readFile(file);
      const content = bytes.subarray(digestBytes);
      if (!digestOf(content).equals(bytes.subarray(0, digestBytes))) return null;
      await utimes(file, new Date(), new Date());
      return deserialize(content) as TrainedModel;
    } catch {
      return null;
    }
  }

  async function keep(file: string, model: TrainedModel): Promise<void> {
    await mkdir(folder, { recursive: true });
    // Renamed when whole: a crash leaves no half of a model under its name.
    const unfinished = join(folder, `${newId('m')}.part`);
    const content = serialize(model);
    try {
      await writeFile(unfinished, Buffer.concat([digestOf(content), content]));
      await rename(unfinished, file);
    } catch (error) {
      // On a full disk half a file takes room from what matters.
      await rm(unfinished, { force: true });
      throw error;
    }
    const models = await Promise.all((await readdir(folder)).map(async (name) => ({ path: join(folder, name), usedAt: (await stat(join(folder, name))).mtimeMs })));
    const old = models.sort((a, b) => b.usedAt - a.usedAt).slice(mostModels);
    await Promise.all(old.map(({ path }) => rm(path, { force: true })));
  }

  return async (entries, signal) => {
    const file = join(folder, nameOf(entries));
    const known = await stored(file);
    if (known) return signal.aborted ? null : known;
    const model = await train(entries, signal);
    if (model) await keep(file, model).catch(onFailure);
    return model;
  };
}
