/**
 * Pictures on their way: made small in the browser (which also leaves out where they were taken), uploaded with progress,
 * shown above the composer, or in a form, until they are sent. A chunk of its own, fetched with the first picture.
 */
import type { ErrorBody, ImageView } from '@aftercast/shared';
import { createId, limits } from '@aftercast/shared/client';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './components/Icon.tsx';
import type { LaterMessages } from './messages/later-messages.ts';
import type { View } from './components/view.ts';

interface Picture {
  id: string;
  file: File;
  /** Share of the upload that is done, 0–1. */
  progress: number;
  image?: ImageView;
  /** Why it failed. */
  code?: string;
  cancel?: () => void;
}

/** What a composer or a form does with chosen pictures. */
export interface ImageTray {
  add(files: readonly File[]): void;
  /** Uploaded and ready to be sent. */
  ready(): ImageView[];
  busy(): boolean;
  /** Some did not go up: to be tried again, or taken out. */
  failed(): boolean;
  /** No more are taken. */
  full(): boolean;
  clear(): void;
  view(): preact.ComponentChild;
}

/** Longer sides are scaled down: a phone's photo shrinks to a tenth and shows as much. */
const longestSide = 2_048;

export function createImageTray({ chat, say, words, server, siteKey, most = limits.attachmentsPerMessage, onChange }: View & { words: LaterMessages; most?: number; onChange: () => void }): ImageTray {
  let pictures: readonly Picture[] = [];

  function change(id: string, part: Partial<Picture>): void {
    pictures = pictures.map((picture) => picture.id === id ? { ...picture, ...part } : picture);
    onChange();
  }

  async function upload({ id, file }: Picture): Promise<void> {
    change(id, { code: undefined, progress: 0 });
    const [token, blob] = await Promise.all([chat.token(), shrink(file)]);
    if (!pictures.some((picture) => picture.id === id)) return;
    if (blob.size > limits.uploadBytes) return change(id, { code: 'upload_too_large' });
    const request = new XMLHttpRequest();
    request.open('POST', `${server}api/v1/widget/${siteKey}/uploads`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => change(id, { progress: loaded / total });
    request.onload = () => {
      const answer = request.response as { image?: ImageView } & Partial<ErrorBody> | null;
      change(id, answer?.image ? { image: answer.image } : { code: answer?.error?.code ?? 'other' });
    };
    request.onerror = () => change(id, { code: 'unreachable' });
    change(id, { cancel: () => request.abort() });
    const form = new FormData();
    form.append('file', blob, 'picture');
    request.send(form);
  }

  function remove({ id, cancel }: Picture): void {
    cancel?.();
    pictures = pictures.filter((picture) => picture.id !== id);
    onChange();
  }

  function start(picture: Picture): void {
    if (picture.file.type.startsWith('image/')) upload(picture).catch(() => change(picture.id, { code: 'other' }));
    else change(picture.id, { code: 'upload_not_an_image' });
  }

  return {
    add(files) {
      const added = files.slice(0, most - pictures.length)
        .map((file): Picture => ({ id: createId('p', Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length))), file, progress: 0 }));
      pictures = [...pictures, ...added];
      onChange();
      added.forEach(start);
    },
    ready: () => pictures.flatMap(({ image }) => image ?? []),
    busy: () => pictures.some(({ image, code }) => !image && !code),
    failed: () => pictures.some(({ code }) => code),
    full: () => pictures.length >= most,
    clear() {
      pictures = pictures.filter(({ code }) => code);
      onChange();
    },
    view: () => pictures.length > 0 && (
      <ul class="tray">
        {pictures.map((picture) => {
          const { id, file, progress, image, code } = picture;
          return (
            <li key={id}>
              <Preview file={file} />
              <span role="status" dir="auto">{file.name} · {code ? words.failed[code as 'unreachable'] ?? words.failed.other : image ? words.uploaded : words.uploading(Math.round(progress * 100))}</span>
              {code && !code.startsWith('upload_') && <button type="button" onClick={() => start(picture)}>{say.tryAgain}</button>}
              <button type="button" class="icon" aria-label={words.remove} onClick={() => remove(picture)}><Icon name="cross" /></button>
            </li>
          );
        })}
      </ul>
    ),
  };
}

/** Drawn on a canvas: no content policy of the page has a say in that. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    createImageBitmap(file).then((bitmap) => {
      const side = Math.min(bitmap.width, bitmap.height);
      canvas.current?.getContext('2d')?.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, 96, 96);
      bitmap.close();
    }).catch(() => {});
  }, [file]);
  return <canvas width={96} height={96} ref={canvas} aria-hidden="true" />;
}

/** Formats that the browser can't read go up as they are; the server has the last word. */
async function shrink(file: File): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));
    return blob ?? file;
  } catch {
    return file;
  }
}
