import { defineConfig } from 'vite';

/** The server as files that Node 20 runs, the process, its training thread and its reader of workbooks: our own packages inside, everything from npm outside. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    // dist/pages is built on its own.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', 'training-worker': 'src/knowledge/training-worker.ts', 'workbook-reader': 'src/sheets/workbook-reader.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@aftercast\//] },
});
