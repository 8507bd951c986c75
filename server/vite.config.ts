import { defineConfig } from 'vite';

/** The server as one file that Node 20 runs: our own packages inside, everything from npm outside. */
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    // dist/pages is built on its own.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
  },
  ssr: { noExternal: [/^@aftercast\//] },
});
