import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBinaries } from './binaries.js';
import { unprivilegedUser } from './unprivileged-user.js';

/**
 * Keeps a private PostgreSQL as long as its standard input is open, and removes every trace when that ends, also
 * where the parent was killed. Prints `{"url"}` when it is ready. The line `restart` restarts it at once, as a crash
 * would, and `restarted` is printed; `stop` and `start` do one half.
 *
 * Everything is as delivered (fsync on), except the collation: ICU's English instead of bytes, so that a table which
 * forgets to ask for the order of bytes is found out.
 */
const binaries = findBinaries();
if (!binaries) throw new Error('PostgreSQL is not installed.');
const { initdb, postgres, version } = binaries;
const user = unprivilegedUser();
const folder = mkdtempSync(join(tmpdir(), 'presage-postgres-'));
const data = join(folder, 'data');
const password = randomBytes(12).toString('hex');
const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, password);
if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
// Ctrl-C reaches the whole group: what ends this is the end of the input.
process.on('SIGINT', () => undefined);

const collation = version >= 15 ? ['--locale-provider=icu', '--icu-locale=en-US'] : [];
const made = spawnSync(
  initdb,
  [
    '-D',
    data,
    '-U',
    'presage',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    ...collation,
  ],
  { ...user, cwd: folder, encoding: 'utf8' },
);
if (made.status !== 0) {
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`initdb failed: ${made.stderr}`);
}

const port = await freePort();
let server = await start();
print({ url: `postgres://presage:${password}@127.0.0.1:${String(port)}/postgres` });

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'start') await stop(line === 'stop-gently' ? 'SIGINT' : 'SIGQUIT');
  if (line === 'restart' || line === 'start') server = await start();
  print({ done: line });
}
await stop('SIGQUIT');
rmSync(folder, { recursive: true, force: true });

/** Resolves when it takes connections. */
async function start(): Promise<ChildProcess> {
  const settings = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=60',
  ];
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${told}`)));
  });
  child.stderr.resume();
  return child;
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

function print(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
