/** Where pictures lie. Keys are made by the service and hold no folder. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What another place (S3 and the like) has to offer. */
export interface UploadStorage {
  /** Durable when it resolves. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null: there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** Fine when there is none. */
  delete(key: string): Promise<void>;
}

/** Keys such as `u_0mgk3v2x91f8r2k0q4e7b.jpg`; anything else could leave the folder. */
const keyPattern = /^[a-z0-9_]{8,40}\.(jpg|png)$/;

/** @param folder made when the first picture comes */
export function createDiskStorage(folder: string): UploadStorage {
  /** Spread by the random tail, since ids begin with the time. */
  function placeOf(key: string): { shelf: string; path: string } {
    if (!keyPattern.test(key)) throw new Error(`uploads: bad storage key "${key}"`);
    const shelf = join(folder, key.slice(0, key.indexOf('.')).slice(-2));
    return { shelf, path: join(shelf, key) };
  }

  async function syncFolder(path: string): Promise<void> {
    const opened = await open(path, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  }

  return {
    async put(key, bytes) {
      const { shelf, path } = placeOf(key);
      await mkdir(shelf, { recursive: true });
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // In place at once or not at all: a half-written picture is never served.
      await rename(`${path}.part`, path);
      // The names too are to outlive a power cut: the file's on its shelf, the shelf's in the folder.
      await syncFolder(shelf);
      await syncFolder(folder);
    },
    async get(key) {
      return readFile(placeOf(key).path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    async delete(key) {
      await rm(placeOf(key).path, { force: true });
    },
  };
}
