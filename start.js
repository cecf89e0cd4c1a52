#!/usr/bin/env node
/**
 * `npm start`: installs if needed, builds if needed, and runs the server in this terminal. Only Node's own modules
 * are used here, because nothing may be installed yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const NEEDED = [20, 19];
/** Requests make many objects that live for a moment: with 64 MB for them, collecting costs half as much. */
const ROOM_FOR_YOUNG = '--max-semi-space-size=64';
const SOURCES = [
  'src',
  'libs',
  'apps',
  'bench',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

checkNode();
if (installIsStale()) step('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund']);
buildWhereStale();
run();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  fail(
    `Presage needs Node ${NEEDED.join('.')} or later, this is ${process.versions.node}: see https://nodejs.org`,
  );
}

/**
 * npm writes down what it has installed when it has finished, so a cut-short install counts as stale. Compared are
 * versions, not times: a fresh checkout of the same lock file changes nothing.
 */
function installIsStale() {
  const done = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(done)) return true;
  const installed = packagesOf(done);
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')));
  return wanted.some(
    ([path, { version, optional, link }]) =>
      path !== '' && !optional && !link && installed[path]?.version !== version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function buildWhereStale() {
  const stamp = join(root, 'dist/.sources.sha256');
  const hash = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(root, 'dist/src/main.js')))
    return;
  step('Building the server', 'npm', ['run', '--silent', 'build:server']);
  step('Building the pages', 'npm', ['run', '--silent', 'build:apps']);
  writeFileSync(stamp, hash);
}

/** The server is a child in the same terminal: it gets the same signals, and its exit code becomes ours. */
function run() {
  const server = spawn(
    process.execPath,
    ['--enable-source-maps', ROOM_FOR_YOUNG, join(root, 'dist/src/main.js')],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  // A terminal sends Ctrl-C to both; the server knows the echo. Whoever signals only this process means it too.
  process.on('SIGINT', () => server.kill('SIGINT'));
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function step(what, command, args) {
  process.stdout.write(`${what} …\n`);
  const started = Date.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) {
    process.stdout.write(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    return;
  }
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(`${what} failed (${error?.message ?? `${command} ${args.join(' ')} ended with ${status}`}).`);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(root, path)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return names.sort().flatMap((name) => filesBelow(join(path, name)));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
