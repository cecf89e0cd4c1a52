import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findBinaries } from './binaries.js';

/** A PostgreSQL of one's own. */
export interface Cluster {
  readonly url: string;
  /** Ends every connection without notice, as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** Whether there is a PostgreSQL on this machine to start. */
export const canStartCluster = (): boolean => findBinaries() !== undefined;

/** @throws where no PostgreSQL is installed: ask `canStartCluster` */
export async function startCluster(): Promise<Cluster> {
  const program = fileURLToPath(new URL('./keep-cluster.js', import.meta.url));
  const keeper = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, string>> => {
    const line = await lines.next();
    if (line.done) throw new Error('The private PostgreSQL could not be started or has ended.');
    return JSON.parse(line.value) as Record<string, string>;
  };
  const { url = '' } = await answer();
  const tell = async (line: string): Promise<void> => {
    keeper.stdin.write(`${line}\n`);
    await answer();
  };
  return {
    url,
    kill: () => tell('stop'),
    start: () => tell('start'),
    remove: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}
