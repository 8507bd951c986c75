/**
 * Pictures in conversations: checked by content, encoded anew, kept behind `UploadStorage`, shown by links that expire.
 * Owns the files and what is known of them. Refuses to know which message holds which picture.
 * Called by the routes here and by the conversation core, which signs links when a message is read.
 */
import type { ImageView } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Store } from '../db/store.ts';
import { createImageProcessing } from './image-processing.ts';
import { checkSignature, linkExpiry, sign, type Signature } from './signed-link.ts';
import { createUploadRepository, type UploadRow } from './upload-repository.ts';
import type { UploadStorage } from './upload-storage.ts';

interface Deps {
  store: Store;
  storage: UploadStorage;
  /** Signs links; kept by the server, the same after a restart. */
  signingKey: Uint8Array;
  clock: () => number;
  newId: (prefix: string) => string;
}

/** A file on its way in. `authorId` is a shopper's or an agent's id. */
export interface NewUpload { shopId: string; authorId: string; bytes: Uint8Array; /** True for a picture of an answer: it stays when conversations go. */ kept?: boolean }

export function createUploadService({ store, storage, signingKey, clock, newId }: Deps) {
  const repository = createUploadRepository(store);
  const clean = createImageProcessing();

  function view({ id, width, height }: UploadRow): ImageView {
    const { e, s } = sign(signingKey, id, linkExpiry(clock()));
    return { uploadId: id, url: `/api/v1/uploads/${id}?e=${e}&s=${s}`, width, height };
  }

  /** True when this author sent every one of them. */
  async function ownedBy(ids: string[], authorId: string): Promise<boolean> {
    const wanted = new Set(ids);
    const rows = await repository.byIds([...wanted]);
    return rows.length === wanted.size && rows.every((row) => row.authorId === authorId);
  }

  return {
    /** @throws upload_not_an_image, upload_too_large, overloaded */
    async save({ shopId, authorId, bytes, kept = false }: NewUpload): Promise<ImageView> {
      const { bytes: cleaned, mediaType, extension, width, height } = await clean(bytes);
      const id = newId('u');
      const row = { id, shopId, authorId, storageKey: `${id}.${extension}`, mediaType, width, height, bytes: cleaned.length, kept, createdAt: clock() };
      await storage.put(row.storageKey, cleaned);
      try {
        await repository.insert(row);
      } catch (error) {
        // The row decides; a file without one is rubbish.
        await storage.delete(row.storageKey).catch(() => undefined);
        throw error;
      }
      return view(row);
    },
    /** Pictures with fresh links, by id; unknown ids, and with `shopId` those of another shop, are left out. */
    async views(ids: string[], shopId?: string): Promise<Map<string, ImageView>> {
      return new Map((await repository.byIds(ids, shopId)).map((row) => [row.id, view(row)]));
    },
    ownedBy,
    /** Lets a message pass that names its author's own pictures. @throws upload_not_found */
    async checkOwned(ids: string[], authorId: string): Promise<void> {
      if (!await ownedBy(ids, authorId)) throw new AppError('upload_not_found', 'a picture of this message is not there, or not yours');
    },
    /**
     * The picture behind a link.
     * @throws upload_link_expired for a link of ours whose time is over, upload_not_found for any other failure
     */
    async open(id: string, signature: Signature): Promise<{ bytes: Uint8Array; mediaType: string; expiresInMs: number }> {
      const now = clock();
      const checked = checkSignature(signingKey, id, signature, now);
      if (checked === 'expired') throw new AppError('upload_link_expired', 'this link has expired; load the conversation again');
      const row = checked === 'good' ? await repository.byId(id) : null;
      const bytes = row && await storage.get(row.storageKey);
      if (!row || !bytes) throw new AppError('upload_not_found', 'there is no such picture');
      return { bytes, mediaType: row.mediaType, expiresInMs: signature.e * 1000 - now };
    },
  };
}
export type UploadService = ReturnType<typeof createUploadService>;
