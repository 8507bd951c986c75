/** `corepack pnpm run kinds`: makes the table of kinds of English words out of WordNet. */
import { writeFileSync } from 'node:fs';
import { kindsFile } from '../../server/src/matching/wordnet/kinds.ts';
import { makeKinds } from './make.ts';

const table = makeKinds();
writeFileSync(new URL(`../../${kindsFile}`, import.meta.url), table);
process.stdout.write(`${table.split('\n').length - 1} kinds, ${Buffer.byteLength(table)} bytes\n`);
