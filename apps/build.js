/**
 * Builds the browser apps into `dist/apps`: `npm run build:apps`. An app whose sources have not changed since its
 * last build is left as it is. The widget is on every page of a shop, so its size has a limit that fails the build.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { performance } from 'node:perf_hooks';
import { build, createLogger } from 'vite';
import { contentHash } from '../bin/content-hash.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything that an app's build reads besides its own folder. */
const SHARED = [
  'apps/build.js',
  'apps/markdown',
  'libs/kernel/src',
  'libs/protocol/src',
  'package-lock.json',
];
const WIDGET_LIMIT = 45_000;

const customLogger = createLogger('warn');
const { warn } = customLogger;
// The shop carries the widget by its tag, as a customer's shop does; Vite wonders why it is not bundled.
customLogger.warn = (message, options) => {
  if (!message.includes("can't be bundled without type")) warn(message, options);
};

for (const app of ['widget', 'storefront', 'console']) {
  if (existsSync(join(root, 'apps', app, 'vite.config.ts'))) await buildApp(app);
}

async function buildApp(app) {
  const outDir = join(root, 'dist/apps', app);
  const stamp = join(root, 'dist/apps', `${app}.sha256`);
  const hash = contentHash(root, [`apps/${app}`, ...SHARED]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(outDir)) {
    console.log(`${app}: unchanged`);
    return;
  }
  rmSync(stamp, { force: true });
  // The folder may also hold what tsc compiled for tests, so only the last build's own files go.
  rmSync(join(outDir, 'assets'), { recursive: true, force: true });
  const started = performance.now();
  const result = await build({
    root: join(root, 'apps', app),
    configFile: join(root, 'apps', app, 'vite.config.ts'),
    logLevel: 'warn',
    customLogger,
    build: { outDir, emptyOutDir: false, reportCompressedSize: false },
  });
  const files = [result].flat().flatMap(({ output }) => output);
  report(
    app,
    files.map((file) => packed(outDir, file)),
    performance.now() - started,
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Lies packed beside the file: the server sends it so, without packing it for each who asks. */
function packed(outDir, { fileName, code, source }) {
  const bytes = gzipSync(code ?? source, { level: 9 });
  if (!fileName.endsWith('.html')) writeFileSync(join(outDir, `${fileName}.gz`), bytes);
  return { fileName, size: bytes.length };
}

function report(app, files, milliseconds) {
  console.log(`${app}: built in ${(milliseconds / 1000).toFixed(1)} s`);
  for (const { fileName, size } of files) {
    console.log(`  ${fileName.padEnd(40)} ${(size / 1000).toFixed(1).padStart(7)} kB gzip`);
    if (app === 'widget' && size > WIDGET_LIMIT) {
      console.error(
        `The widget must stay below ${WIDGET_LIMIT / 1000} kB gzip. Take something out of apps/widget.`,
      );
      process.exit(1);
    }
  }
}
