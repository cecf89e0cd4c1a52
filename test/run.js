/**
 * `npm test`: installs if needed, builds, checks types, style and structure, runs every test,
 * and closes with one line that sums the runners' own reports. `npm test -- PATTERN` runs matching tests only.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
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
/** By its path: two packages have a program called tsc, and the other one takes four times as long. */
const TSC = 'node_modules/typescript-7/bin/tsc';
const build = ['Build and check types', process.execPath, [TSC, '-p', 'tsconfig.json']];
/** None of these needs another one. */
const checks = [
  ...(patterns.length > 0 ? [] : [['Lint', 'npx', ['eslint', '.', '--quiet']]]),
  ...typeChecked.map((file) => [`Check types: ${file}`, process.execPath, [TSC, '-p', file, '--noEmit']]),
  ['Build the pages', 'node', ['apps/build.js']],
  ...(patterns.length > 0
    ? []
    : [
        ['Check the format', 'npx', ['prettier', '--check', '--log-level=warn', '.']],
        [
          'Check the dependency rule',
          'npx',
          ['depcruise', 'libs', 'src', 'apps', 'test', 'bench', '--output-type', 'err'],
        ],
      ]),
];
const tests = [
  'Test',
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...patterns,
  ],
];

/** A test that leaves something running must not hold the whole run. */
const LONGEST_STEP_MS = 15 * 60_000;
/** Each check keeps one core busy; the tests after them keep all. */
const AT_A_TIME = 2;

const failed = [];
await run(build, 'inherit');
const waiting = [...checks];
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await run(next, 'pipe');
  }),
);
await run(tests, 'inherit');

/** What it says comes in one piece where it is piped, so that two at a time do not mix their lines. */
async function run([title, command, options], output) {
  const start = performance.now();
  if (output === 'inherit') process.stdout.write(`\n▸ ${title}\n`);
  const child = spawn(command, options, {
    stdio: ['ignore', output, output],
    timeout: LONGEST_STEP_MS,
    shell: process.platform === 'win32' && command === 'npx',
  });
  const said = [];
  child.stdout?.on('data', (part) => said.push(part));
  child.stderr?.on('data', (part) => said.push(part));
  const status = await new Promise((done) => {
    child.once('error', () => done(1));
    child.once('close', done);
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const head = output === 'inherit' ? '' : `\n▸ ${title}\n${Buffer.concat(said).toString()}`;
  process.stdout.write(`${head}  ${status === 0 ? 'done' : 'FAILED'} in ${seconds} s\n`);
  if (status !== 0) failed.push(title);
}

const counts = existsSync('var/reports/jest.json')
  ? JSON.parse(readFileSync('var/reports/jest.json', 'utf8'))
  : { passed: 0, failed: 0, skipped: 0 };
const failedChecks = failed.filter((title) => title !== 'Test');
if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
process.stdout.write(
  `\n${counts.passed} passed, ${counts.failed + failedChecks.length} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
