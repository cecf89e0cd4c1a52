/**
 * What has to be there before Presage runs: packages and a build that match the sources. Only Node's own modules
 * are used, because nothing may be installed yet. Progress goes to standard error: commands print their results.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentHash } from './content-hash.js';

export const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST = [20, 19];

const COMPILED = ['src', 'libs', 'apps', 'bench', 'test', 'package-lock.json', 'tsconfig.json'];
const PAGES = ['apps', 'libs/kernel/src', 'libs/protocol/src', 'package-lock.json'];

/** Ends the program with one sentence when this Node.js is older than Presage supports. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  fail(
    `Presage needs Node.js ${OLDEST.join('.')} or later, this is ${process.versions.node}: see https://nodejs.org`,
  );
}

/**
 * Runs `npm ci` when what is installed differs from the lock file. npm writes down what it has installed when it
 * has finished, so a cut-short install counts as stale. Compared are versions, not times: a fresh checkout of the
 * same lock file changes nothing.
 */
export function ensureInstalled() {
  if (!installIsStale()) return;
  step('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function installIsStale() {
  const done = `${root}node_modules/.package-lock.json`;
  if (!existsSync(done)) return true;
  const installed = packagesOf(done);
  return Object.entries(packagesOf(`${root}package-lock.json`)).some(
    ([path, { version, optional, link }]) =>
      path !== '' && !optional && !link && installed[path]?.version !== version,
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** Compiles the server, the commands and the benches when their sources have changed. */
export const ensureCompiled = () =>
  whereChanged('server', COMPILED, 'Building the server', 'npm', ['run', '--silent', 'build:server']);

/** Builds the pages when their sources have changed. */
export const ensurePages = () =>
  whereChanged('pages', PAGES, 'Building the pages', 'npm', ['run', '--silent', 'build:apps']);

function whereChanged(name, sources, ...work) {
  const stamp = `${root}dist/.${name}.sha256`;
  const hash = contentHash(root, sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  step(...work);
  mkdirSync(`${root}dist`, { recursive: true });
  writeFileSync(stamp, hash);
}

function step(what, command, args) {
  process.stderr.write(`${what} …\n`);
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) {
    process.stderr.write(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return;
  }
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(`${what} failed (${error?.message ?? `${command} ended with ${status}`}): see the message above.`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
