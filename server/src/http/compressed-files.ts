/** Built files read into memory once and compressed at top quality, so that serving them costs nothing. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file with its encodings; absent where compressing gains nothing. The tag is weak: all encodings share it. */
export interface CompressedFile { type: string; etag: string; plain: Buffer; br?: Buffer; gzip?: Buffer }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.webmanifest': 'application/manifest+json; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2', '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.webm': 'video/webm', '.ts': 'text/plain; charset=utf-8',
};
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;

async function compress(path: string): Promise<CompressedFile> {
  const plain = await readFile(path);
  const type = types[extname(path)] ?? 'application/octet-stream';
  const file: CompressedFile = { type, plain, etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` };
  if (!compressible.test(type) || plain.length < 200) return file;
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    promisify(gzip)(plain, { level: 9 }),
  ]);
  if (br.length < plain.length) file.br = br;
  if (zipped.length < plain.length) file.gzip = zipped;
  return file;
}

/** Every file below a folder by its path with forward slashes; source maps stay out. Empty when the folder is not built. */
export async function readCompressed(folder: string): Promise<Map<string, CompressedFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map')).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await compress(path)] as const));
  return new Map(files);
}
