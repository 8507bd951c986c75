/** The situation model as a file: a line of JSON (situations, features, fingerprint), then rarities and scales (float32), then rows (int8). */
import type { SituationModel } from './train.ts';

interface Head { fingerprint: string; situations: string[]; features: string[]; unknownRarity: number }

/** A model read from its file: a row's weights are its bytes times its scale. */
export interface PackedSituations extends Head { rarity: Float32Array; scales: Float32Array; bytes: Int8Array }

/** @param fingerprint of the speech and of everything else that the model was made from */
export function pack(model: SituationModel, fingerprint: string): Uint8Array {
  const { situations, features, unknownRarity, rarity, rows } = model;
  const head = new TextEncoder().encode(`${JSON.stringify({ fingerprint, situations, features, unknownRarity } satisfies Head)}\n`);
  const scales = Float32Array.from(rows, (row) => row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6) / 127);
  const packed = new Uint8Array(head.length + features.length * (8 + situations.length));
  packed.set(head);
  packed.set(bytesOf(rarity), head.length);
  packed.set(bytesOf(scales), head.length + features.length * 4);
  rows.forEach((row, at) => {
    const bytes = Int8Array.from(row, (weight) => Math.round(weight / (scales[at] as number)));
    packed.set(new Uint8Array(bytes.buffer), head.length + features.length * 8 + at * situations.length);
  });
  return packed;
}

/** Throws when the bytes are not such a file, or only a part of one. */
export function unpack(packed: Uint8Array): PackedSituations {
  const end = packed.indexOf(10);
  if (end < 0) throw new Error('situations: the file has no head');
  const head = JSON.parse(new TextDecoder().decode(packed.subarray(0, end))) as Head;
  const { features: { length }, situations } = head;
  if (packed.length !== end + 1 + length * (8 + situations.length)) throw new Error(`situations: the file has ${packed.length} bytes`);
  // A copy: numbers must be aligned, and a Buffer may be a window into a larger one.
  const body = Uint8Array.from(packed.subarray(end + 1)).buffer;
  return { ...head, rarity: new Float32Array(body, 0, length), scales: new Float32Array(body, length * 4, length), bytes: new Int8Array(body, length * 8) };
}

function bytesOf(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
