/** Form data with one file and a few fields. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Form data adds a few hundred bytes around the file. */
export const formBytes = 16 * 1024;

/** Lets a scope read forms and nothing else: what comes as JSON would be held whole, as large as a file may be, before anyone is asked who sends it. @param fileBytes the largest file */
export async function registerForms(app: FastifyInstance, fileBytes: number): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(multipart, { limits: { fileSize: fileBytes, files: 1, fields: 10, fieldSize: 1_024, parts: 11, headerPairs: 20 } });
}

/** The file of the field "file" and the text of the other fields. @throws upload_too_large, invalid_request without a file */
export async function readForm(request: FastifyRequest): Promise<{ file: Uint8Array; fields: Record<string, string> }> {
  if (!request.isMultipart()) throw new AppError('invalid_request', 'send the file as form data, in the field "file"');
  const fields: Record<string, string> = {};
  let file: Uint8Array | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = await part.toBuffer();
      else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    // Limits have codes of their own; the parser's complaints about a broken form are bare errors.
    if (error instanceof Error && 'code' in error) throw error;
    throw new AppError('invalid_request', 'the form is broken or was cut off', { cause: error });
  }
  if (!file) throw new AppError('invalid_request', 'the form has no file');
  return { file, fields };
}
