/** `corepack pnpm run pairs`: makes the table of common pairs of Chinese characters out of jieba's dictionary with frequencies (MIT). */
import { writeFileSync } from 'node:fs';
import { commonPairsFile } from '../../server/src/matching/typing/common-pairs.ts';
import { makeCommonPairs } from './make.ts';

const table = makeCommonPairs();
writeFileSync(new URL(`../../${commonPairsFile}`, import.meta.url), table);
process.stdout.write(`${table.split('\n').length - 1} characters, ${Buffer.byteLength(table)} bytes\n`);
