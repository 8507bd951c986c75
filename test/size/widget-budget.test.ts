import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** Bytes as a browser transfers them, gzip at its best. The budgets are promises to the pages that carry the bubble. */
const budgets = { launcher: 3_072, everything: 61_440 };

const dist = join(import.meta.dirname, '../../widget/dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1).replaceAll('\\', '/'));

const read = (file: string) => readFileSync(join(dist, file));
const weigh = (content: Buffer | string) => gzipSync(content, { level: 9 }).length;
const total = (some: Iterable<string>) => [...some].reduce((sum, file) => sum + weigh(read(file)), 0);

describe('the weight of the bubble', () => {
  test('the pasted script stays within 3 KB', () => {
    expect(weigh(read('widget.js'))).toBeLessThanOrEqual(budgets.launcher);
  });

  test('the pasted script is whole: nothing else comes with it', () => {
    expect(read('widget.js').toString()).not.toMatch(/\bimport\s*["']|\bfrom\s*["']/);
  });

  test('all features together stay within 60 KB', () => {
    expect(total(files)).toBeLessThanOrEqual(budgets.everything);
  });

  test('nothing lies there that a shopper does not need', () => {
    expect(files.filter((file) => file !== 'widget.js' && !/^w\/[\w-]+\.(js|css)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /sourceMappingURL/.test(read(file).toString()))).toEqual([]);
  });
});
