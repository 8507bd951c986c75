import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The pages that the server itself shows to shoppers: the demo room, a shop's hosted chat, and what it says for an unknown shop and an unknown address. */
export default defineConfig({
  base: '/pages/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    target: ['es2020', 'chrome87', 'safari14'],
    // The pages' policy allows no inline script; pictures stay files so that both pages share them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { demo: page('demo.html'), chat: page('chat.html'), 'not-found': page('not-found.html'), 'no-page': page('no-page.html') } },
  },
});
