/**
 * Builds what the server serves and the server itself: `node scripts/build.mjs [target …]`.
 * A target whose inputs are unchanged since its last good build is skipped, so that a second start takes a moment.
 * It prints one line per target built, stops at the first error and then exits with 1.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamps = join(root, '.cache', 'build');

/** `inputs` are what a build may read, `configs` run in order, `output` must exist for the stamp to count. */
const targets = {
  widget: { inputs: ['widget', 'shared'], configs: ['widget/vite.config.ts'], output: 'widget/dist/widget.js' },
  console: { inputs: ['console', 'shared'], configs: ['console/vite.config.ts'], output: 'console/dist/index.html' },
  pages: { inputs: ['server/pages'], configs: ['server/pages/vite.config.ts'], output: 'server/dist/pages/demo.html' },
  server: { inputs: ['server/src', 'server/package.json', 'server/vite.config.ts', 'shared'], configs: ['server/vite.config.ts'], output: 'server/dist/main.js' },
};
const everyInput = ['pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/build.mjs'];

/** All files at or below a path, sorted, without what is itself built or installed. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist'].includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesOf(join(path, entry.name)));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...inputs, ...everyInput].flatMap((input) => filesOf(join(root, input)))) {
    hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function buildTarget(name) {
  const target = targets[name];
  if (!target) throw new Error(`unknown target "${name}"; there are ${Object.keys(targets).join(', ')}`);
  const stamp = join(stamps, name);
  const wanted = fingerprint(target.inputs);
  const built = existsSync(stamp) && existsSync(join(root, target.output)) ? readFileSync(stamp, 'utf8') : '';
  if (built === wanted) return;
  const startedAt = performance.now();
  rmSync(stamp, { force: true });
  // Loaded only when something is to be built: it costs a third of a second.
  const { build } = await import('vite');
  for (const config of target.configs) {
    const configFile = join(root, config);
    await build({ configFile, root: join(configFile, '..'), logLevel: 'warn' });
  }
  if (!existsSync(join(root, target.output))) throw new Error(`${name}: the build left no ${target.output}`);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`built ${name} in ${Math.round(performance.now() - startedAt)} ms`);
}

try {
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : Object.keys(targets)) await buildTarget(name);
} catch (error) {
  console.error(`build failed: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
