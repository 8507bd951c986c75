import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A coloured picture of a format, as a shopper's phone would send it. */
export async function picture(format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif', width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 220, g: 90, b: 40 } } })[format]().toBuffer();
}

/** A picture full of noise, so that half of its file is truly half of its pixels. */
export async function brokenPixels(format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Buffer> {
  return sharp({ create: { width: 200, height: 200, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })[format]().toBuffer();
}

/** A photograph of 80 × 30 taken with the phone on its side, that tells its camera, author and place. */
export async function photoWithPlace(): Promise<Buffer> {
  return sharp({ create: { width: 80, height: 30, channels: 3, background: 'green' } }).jpeg().withExif({
    IFD0: { Artist: 'Photographer', Make: 'SecretCam', Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 40/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 20/1' },
  }).withMetadata({ orientation: 6 }).toBuffer();
}

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
  return Buffer.concat([head, data, tail]);
}

/** A valid PNG of one colour: small on the wire, gigantic once unpacked. */
export function bombPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]);
}

/** A form with one file and some fields, as a browser would send it. */
export function formOf(bytes: Uint8Array, name: string, type: string, fields: Record<string, string> = {}): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----aftercast7f3a';
  const before = Object.entries(fields).map(([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`).join('');
  const head = `${before}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
