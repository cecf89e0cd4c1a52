/**
 * `npm test`: installs if needed, builds, checks types, style and structure, runs every test,
 * and closes with one line that sums the runners' own reports. `npm test -- PATTERN` runs matching tests only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled } from '../bin/set-up.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = process.argv.slice(2);
process.chdir(root);
checkNode();
ensureInstalled();

const BUILT = ['libs', 'src', 'apps/cli', 'test', 'bench', '.tsbuildinfo', '.server.sha256'];
for (const stale of BUILT) rmSync(`dist/${stale}`, { recursive: true, force: true });
rmSync('var/reports', { recursive: true, force: true });
mkdirSync('var/reports', { recursive: true });

const typeChecked = ['console', 'widget', 'storefront']
  .map((app) => `apps/${app}/tsconfig.json`)
  .filter((file) => existsSync(file));
const steps = [
  ['Build and check types', 'npx', ['tsc', '-p', 'tsconfig.json']],
  ...typeChecked.map((file) => [`Check types: ${file}`, 'npx', ['tsc', '-p', file, '--noEmit']]),
  ['Build the pages', 'node', ['apps/build.js']],
  ...(patterns.length > 0
    ? []
    : [
        ['Lint', 'npx', ['eslint', '.', '--quiet']],
        ['Check the format', 'npx', ['prettier', '--check', '--log-level=warn', '.']],
        [
          'Check the dependency rule',
          'npx',
          ['depcruise', 'libs', 'src', 'apps', 'test', 'bench', '--output-type', 'err'],
        ],
      ]),
  [
    'Test',
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...patterns,
    ],
  ],
];

/** A test that leaves something running must not hold the whole run. */
const LONGEST_STEP_MS = 15 * 60_000;

const failed = [];
for (const [title, command, options] of steps) {
  const start = performance.now();
  process.stdout.write(`\n▸ ${title}\n`);
  const { status } = spawnSync(command, options, {
    stdio: 'inherit',
    timeout: LONGEST_STEP_MS,
    shell: process.platform === 'win32' && command === 'npx',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`  ${status === 0 ? 'done' : 'FAILED'} in ${seconds} s\n`);
  if (status !== 0) failed.push(title);
}

const counts = existsSync('var/reports/jest.json')
  ? JSON.parse(readFileSync('var/reports/jest.json', 'utf8'))
  : { passed: 0, failed: 0, skipped: 0 };
const checks = failed.filter((title) => title !== 'Test');
if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
process.stdout.write(
  `\n${counts.passed} passed, ${counts.failed + checks.length} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
