/**
 * Turns whatever picture came into a clean one: decoded and encoded anew, so that nothing but pixels survives —
 * no EXIF (place, device), no comment, no second file hidden behind the first.
 */
import sharp from 'sharp';
import { AppError } from '../errors.ts';
import { createTurnstile } from '../http/turnstile.ts';
import { imageType } from './image-type.ts';

/** A few hundred bytes can claim a picture of gigabytes; a phone's camera stays below this. */
const maxPixels = 64_000_000;
const longestSide = 2_048;
const decodeSeconds = 15;

/** A picture ready to be kept. */
export interface CleanImage { bytes: Buffer; mediaType: 'image/jpeg' | 'image/png'; extension: 'jpg' | 'png'; width: number; height: number }

function refusal(cause: unknown): AppError {
  const tooMany = cause instanceof Error && /exceeds pixel limit/i.test(cause.message);
  if (tooMany) return new AppError('upload_too_large', `a picture may have at most ${maxPixels} pixels`, { details: { maxPixels }, cause });
  return new AppError('upload_not_an_image', 'this file is not a picture we can read', { cause });
}

/**
 * JPEG for photographs, PNG where something shows through: Safari 14 before macOS 11 reads no WebP.
 * Drawings and screenshots keep full colour resolution, or red text would smear.
 */
async function reencode(bytes: Uint8Array, isPhotograph: boolean): Promise<CleanImage> {
  const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', sequentialRead: true, pages: 1 });
  const upright = source.autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true }).timeout({ seconds: decodeSeconds });
  const seeThrough = !isPhotograph && !(await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: 1 }).stats()).isOpaque;
  const encoded = seeThrough ? upright.png({ compressionLevel: 9 }) : upright.jpeg({ quality: 84, chromaSubsampling: isPhotograph ? '4:2:0' : '4:4:4' });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return {
    bytes: data, width: info.width, height: info.height,
    ...(seeThrough ? { mediaType: 'image/png', extension: 'png' } as const : { mediaType: 'image/jpeg', extension: 'jpg' } as const),
  };
}

/** One picture at a time: decoding takes a core, and the chat needs the other. */
export function createImageProcessing() {
  const inTurn = createTurnstile(1, 32);
  /** @throws upload_not_an_image, upload_too_large, overloaded */
  return async function clean(bytes: Uint8Array): Promise<CleanImage> {
    const type = imageType(bytes);
    if (type === null) throw refusal(undefined);
    return inTurn(() => reencode(bytes, type === 'jpeg').catch((error: unknown) => { throw refusal(error); }));
  };
}
export type CleanPicture = ReturnType<typeof createImageProcessing>;
