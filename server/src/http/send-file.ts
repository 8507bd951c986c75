import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CompressedFile } from './compressed-files.ts';

type Encoding = 'br' | 'gzip';

/** The best encoding that a client takes (RFC 9110 §12.5.3); `q=0` refuses one. */
export function acceptedEncodings(header: string | undefined): Set<Encoding> {
  const accepted = new Set<Encoding>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    if (!refused && (name === 'br' || name === 'gzip')) accepted.add(name);
  }
  return accepted;
}

/** Sends a file in the smallest form the client takes, or 304 when it holds it already. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: CompressedFile, headers: Record<string, string>): FastifyReply {
  reply.headers({ ...headers, etag: file.etag, vary: 'Accept-Encoding' });
  const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  if (held.includes(file.etag)) return reply.code(304).send();
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const encoding = file.br && accepted.has('br') ? 'br' : file.gzip && accepted.has('gzip') ? 'gzip' : null;
  if (encoding) reply.header('content-encoding', encoding);
  return reply.type(file.type).send((encoding && file[encoding]) ?? file.plain);
}
