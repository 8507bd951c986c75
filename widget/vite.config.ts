import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin, type Rollup } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What Chrome 87, Safari 14 and the in-app views of older phones run as it stands. */
const target = 'es2020';

/** Styles travel in strings (`?raw`); their indentation and comments are for us. */
function slimStyles(): Plugin {
  return {
    name: 'slim-styles',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.css?raw')) return null;
      const css = readFileSync(id.slice(0, -'?raw'.length), 'utf8');
      const slim = css.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}').trim();
      return { code: `export default ${JSON.stringify(slim)}`, moduleType: 'js', map: null };
    },
  };
}

/** JSX becomes calls of `h`; the classic call is shorter than the automatic one and needs no runtime of its own. */
function classicJsx(): Plugin {
  return {
    name: 'classic-jsx',
    enforce: 'pre',
    transform: (code, id) => id.endsWith('.tsx') ? { code: `import { h, Fragment } from 'preact';${code}`, map: null } : null,
  };
}

/** Vite's wrapper around import() preloads what we don't have and costs 400 bytes before the first answer. */
function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    configResolved({ plugins }) {
      const wrapper = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
      if (wrapper >= 0) (plugins as Plugin[]).splice(wrapper, 1);
    },
  };
}

/**
 * The launcher is a classic script of its own, built last: it carries the name of the app's file.
 * Built together, the two would share chunks and the page would load them before anyone opens the bubble.
 */
function launcher(): Plugin {
  return {
    name: 'launcher',
    async generateBundle(_options, bundle) {
      const app = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
      const result = await build({
        configFile: false, root: at('.'), logLevel: 'warn', plugins: [slimStyles()], define: { __APP__: JSON.stringify(app?.fileName) },
        build: { target, write: false, minify: true, lib: { entry: at('src/embed.ts'), formats: ['iife'], name: 'embed' } },
      }) as Rollup.RollupOutput[];
      const [chunk] = result[0]?.output ?? [];
      if (!chunk) throw new Error('the launcher came out empty');
      this.emitFile({ type: 'asset', fileName: 'widget.js', source: chunk.code });
    },
  };
}

/** Run as `vite build widget`. Leaves `dist/widget.js` and chunks named by their content in `dist/w/`, nothing else. */
export default defineConfig({
  root: at('.'),
  base: './',
  publicDir: false,
  plugins: [slimStyles(), classicJsx(), bareImports(), launcher()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  build: {
    target, outDir: 'dist', emptyOutDir: true, modulePreload: false, minify: true, cssCodeSplit: false,
    rolldownOptions: {
      input: { app: at('src/app.tsx') },
      preserveEntrySignatures: 'allow-extension',
      output: { format: 'es', entryFileNames: 'w/[name]-[hash].js', chunkFileNames: 'w/[name]-[hash].js' },
    },
  },
});
