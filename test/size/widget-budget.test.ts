import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** Bytes as a browser transfers them, gzip at its best. The budgets are promises to the pages that carry the bubble. */
const budgets = { launcher: 3_072, firstAnswer: 25_600, everything: 61_440 };

const dist = join(import.meta.dirname, '../../widget/dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1).replaceAll('\\', '/'));

const read = (file: string) => readFileSync(join(dist, file));
const weigh = (content: Buffer | string) => gzipSync(content, { level: 9 }).length;
const total = (some: Iterable<string>) => [...some].reduce((sum, file) => sum + weigh(read(file)), 0);

/** A file and all that it imports statically, so that the browser cannot run it without them. */
function withStaticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = read(file).toString();
  for (const [, specifier] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
    if (specifier) withStaticImports(posix.normalize(posix.join(dirname(file), specifier)), seen);
  }
  return seen;
}

/** What the server answers before the first question, with names and questions of a real shop's length. */
const config = JSON.stringify({
  shopName: '鹿柚生活直播间', assistantName: '小柚', language: 'zh', timeZone: 'Asia/Shanghai', privacyUrl: 'https://shop.example/privacy', retentionDays: 180,
  theme: { color: '#c93f22', mode: 'auto', position: 'right', launcherText: '' },
  questions: ['什么时候发货？', '我的快递到哪了？', '七天无理由怎么退？', '直播间买贵了能补差价吗？'].map((question, index) => ({ entryId: `entry-${index}`, question })),
});

describe('the weight of the bubble', () => {
  test('the pasted script stays within 3 KB', () => {
    expect(weigh(read('widget.js'))).toBeLessThanOrEqual(budgets.launcher);
  });

  test('the pasted script imports nothing by itself', () => {
    expect([...withStaticImports('widget.js')]).toEqual(['widget.js']);
  });

  test('everything up to the first answer stays within 25 KB', () => {
    const app = files.find((file) => /^w\/app-.*\.js$/.test(file));
    expect(app, 'the app chunk').toBeDefined();
    expect(read('widget.js').toString()).toContain(app);
    const needed = new Set(['widget.js', ...withStaticImports(app ?? '')]);
    expect(total(needed) + weigh(config)).toBeLessThanOrEqual(budgets.firstAnswer);
  });

  test('all features together stay within 60 KB', () => {
    expect(total(files)).toBeLessThanOrEqual(budgets.everything);
  });

  test('nothing lies there that a shopper does not need', () => {
    expect(files.filter((file) => file !== 'widget.js' && !/^w\/[\w-]+\.(js|css)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /sourceMappingURL/.test(read(file).toString()))).toEqual([]);
  });
});
