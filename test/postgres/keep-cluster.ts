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
 * where the parent was killed. Prints `{"url"}` when it is ready. The line `stop` ends the server without notice, as a
 * crash would, `start` starts it again; each is answered when it is done.
 *
 * Everything is as delivered (fsync on), except the collation: ICU's English instead of bytes, so that a table which
 * forgets to ask for the order of bytes is found out.
 */
const INITDB = ['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', '--locale=C'];
const SETTINGS = ['--listen_addresses=127.0.0.1', '--unix_socket_directories=', '--max_connections=120'];
const binaries = findBinaries();
if (!binaries) throw new Error('PostgreSQL is not installed.');
const { initdb, postgres, version } = binaries;
const COLLATION = version >= 15 ? ['--locale-provider=icu', '--icu-locale=en-US'] : [];
const user = unprivilegedUser();
const folder = mkdtempSync(join(tmpdir(), 'presage-postgres-'));
const data = join(folder, 'data');
const password = randomBytes(12).toString('hex');
const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, password);
if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
// Ctrl-C reaches the whole group: what ends this is the end of the input.
process.on('SIGINT', () => undefined);

const made = spawnSync(
  initdb,
  [`--pgdata=${data}`, '--username=presage', `--pwfile=${passwordFile}`, ...INITDB, ...COLLATION],
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
  if (line === 'start') server = await start();
  else await stop('SIGQUIT');
  print({ done: line });
}
await stop('SIGQUIT');
rmSync(folder, { recursive: true, force: true });

/** Resolves when it takes connections. */
async function start(): Promise<ChildProcess> {
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...SETTINGS], {
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
