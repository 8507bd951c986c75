/** Raw socket data into a checked frame, or into a coded refusal. One bad frame never crashes anything. */
import type { RawData } from 'ws';
import type { z } from 'zod';
import { limits } from '@aftercast/shared';
import type { Session } from './session.ts';

/** The id or ref of a frame that can't be parsed whole, so that its sender learns which one failed. */
function refIn(text: string): string | undefined {
  return /"(?:id|ref)":"([\w-]{8,40})"/.exec(text.slice(0, 400))?.[1];
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

/** @returns null after telling the session why */
export function readFrame<T>(schema: z.ZodType<T>, data: RawData, isBinary: boolean, session: Session): T | null {
  if (isBinary) {
    session.bad('binary_not_supported', 'frames are JSON text');
    return null;
  }
  const text = toText(data);
  if (Buffer.byteLength(text) > limits.frameBytes) {
    session.bad('frame_too_large', `a frame holds at most ${limits.frameBytes} bytes`, refIn(text));
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    session.bad('invalid_json', 'the frame is not JSON', refIn(text));
    return null;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknownType = issue?.path.join('.') === 'type';
  session.bad(unknownType ? 'unknown_frame_type' : 'invalid_frame',
    unknownType ? 'this frame type is not known' : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`, refIn(text));
  return null;
}
