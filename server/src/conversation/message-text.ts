import { limits } from '@aftercast/shared';
import { storableText } from '../db/storable-text.ts';
import { AppError } from '../errors.ts';

/**
 * Checks what a person typed and makes it storable: NUL and lone surrogates, which no database keeps, become U+FFFD.
 * Direction marks and zero-width characters stay; clients isolate them.
 * @throws text_empty when there is neither text nor image, text_too_long past `limits.textLength` code units
 */
export function checkText(text: string, imageCount: number): string {
  if (text.length > limits.textLength) {
    throw new AppError('text_too_long', `a message holds at most ${limits.textLength} characters, this one has ${text.length}`, {
      details: { limit: limits.textLength, length: text.length },
    });
  }
  const storable = storableText(text).trim();
  if (storable === '' && imageCount === 0) throw new AppError('text_empty', 'a message needs text or an image');
  return storable;
}
