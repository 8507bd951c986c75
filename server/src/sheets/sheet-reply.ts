/** Sheets over HTTP: how a file is asked for, read from a form and sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { cellErrorCodes } from './columns.ts';

/** What is wrong with a cell, on the wire. */
export const cellErrorView = z.object({ row: z.number(), column: z.string(), head: z.string(), code: z.enum(cellErrorCodes), value: z.string() });

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', jsonl: 'application/x-ndjson; charset=utf-8' } as const;

/** Sends a file to be kept under this name. */
export function sendSheet(reply: FastifyReply, bytes: Buffer, name: string, format: keyof typeof mediaTypes): FastifyReply {
  return reply.headers({
    'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}.${format}"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
  }).send(bytes);
}

/** The form of an import. @throws sheet_too_large, invalid_request */
export async function readSheetForm(request: FastifyRequest): ReturnType<typeof readForm> {
  try {
    return await readForm(request);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') throw new AppError('sheet_too_large', 'the file is larger than 8 MB', { cause: error });
    throw error;
  }
}
