/** Pictures chosen for the next reply of each conversation: uploading, ready or refused. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ImageView } from '@aftercast/shared';
import { limits } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from './failure.ts';

/** One picture. `image` once it is stored, `code` when it was refused. */
export interface Attachment { key: number; name: string; image: ImageView | null; code: FailureCode | null }

export interface Attachments {
  of(conversationId: string): readonly Attachment[];
  /** Every conversation's, so that a view redraws. */
  all: ReadonlySignal<ReadonlyMap<string, readonly Attachment[]>>;
  /** Uploads pictures; false when some had no room. */
  add(conversationId: string, files: readonly File[]): boolean;
  remove(conversationId: string, key: number): void;
  /** The reply took them. */
  clear(conversationId: string): void;
}

export function createAttachments(upload: (file: File) => Promise<ImageView>): Attachments {
  const all = signal<ReadonlyMap<string, readonly Attachment[]>>(new Map());
  let counter = 0;
  const of = (conversationId: string): readonly Attachment[] => all.value.get(conversationId) ?? [];

  function keep(conversationId: string, next: readonly Attachment[]): void {
    all.value = new Map([...all.value].filter(([id]) => id !== conversationId).concat(next.length > 0 ? [[conversationId, next]] : []));
  }

  async function send(conversationId: string, key: number, file: File): Promise<void> {
    let outcome: Partial<Attachment>;
    try {
      if (file.size > limits.uploadBytes) outcome = { code: 'upload_too_large' };
      else outcome = { image: await upload(file) };
    } catch (cause) {
      outcome = { code: failureCode(cause) };
    }
    keep(conversationId, of(conversationId).map((one) => (one.key === key ? { ...one, ...outcome } : one)));
  }

  return {
    of, all,
    add(conversationId, files) {
      const room = limits.attachmentsPerMessage - of(conversationId).length;
      for (const file of files.slice(0, room)) {
        counter += 1;
        keep(conversationId, [...of(conversationId), { key: counter, name: file.name, image: null, code: null }]);
        void send(conversationId, counter, file);
      }
      return files.length <= room;
    },
    remove: (conversationId, key) => keep(conversationId, of(conversationId).filter((one) => one.key !== key)),
    clear: (conversationId) => keep(conversationId, []),
  };
}
