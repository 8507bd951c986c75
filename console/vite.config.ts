import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/**
 * Run as `vite build console`. The console is served under /console/ with a policy that allows
 * no inline script or style, so nothing is inlined.
 */
export default defineConfig({
  base: '/console/',
  plugins: [preact()],
  build: { target: 'es2020', outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000', '/c/': 'http://127.0.0.1:3000', '/ws': { target: 'ws://127.0.0.1:3000', ws: true } } },
});
