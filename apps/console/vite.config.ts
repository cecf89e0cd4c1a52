import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../../dist/apps/console');

/** `tsc` writes the parts that tests cover into `dist/apps/console/src`; only what vite made is cleared. */
const clearAssets: Plugin = {
  name: 'clear-assets',
  apply: 'build',
  buildStart: () => rmSync(`${outDir}/assets`, { recursive: true, force: true }),
};

/** One bundle for `/desk` and `/admin`; its files are served under `/console-assets/`. */
export default defineConfig({
  root: here('.'),
  base: '/console-assets/',
  plugins: [react(), clearAssets],
  resolve: {
    alias: {
      '#kernel': here('../../libs/kernel/src/index.ts'),
      '#protocol': here('../../libs/protocol/src/index.ts'),
    },
  },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: Object.fromEntries(['/api', '/auth', '/socket.io'].map((path) => [path, devProxy()])) },
});

function devProxy() {
  return { target: process.env.PRESAGE_URL ?? 'http://localhost:3000', ws: true };
}
