import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Memory {
  /** Bytes on the heap and beside it, after everything that can be collected was. */
  readonly used: number;
  /** Bytes that the process holds. */
  readonly resident: number;
}

interface Usage extends Memory {
  /** Microseconds of processor time of all its threads since it was started. */
  readonly cpu: number;
}

export interface Program {
  readonly port: number;
  memory(): Promise<Memory>;
  /** Microseconds of processor time of all its threads since it was started. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** How `npm start` runs Node; the bare programs get the same. */
const AS_STARTED = ['--max-semi-space-size=64', '--expose-gc'];
const TELLS_MEMORY = new URL('./tells-memory.js', import.meta.url).href;

/** Starts a built program in a process of its own and waits until it prints the address it listens on. */
export async function start(file: string, env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [...AS_STARTED, '--import', TELLS_MEMORY, path], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return {
    port: await portOf(child),
    memory: () => asked(child, 'memory'),
    cpu: async () => (await asked(child, 'cpu')).cpu,
    stop: () => stopped(child),
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const port = /127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
    if (port !== undefined) {
      child.stdout?.resume();
      return Number(port);
    }
  }
  throw new Error(`The program ended before it listened. It printed: ${printed}`);
}

async function asked(child: ChildProcess, what: 'memory' | 'cpu'): Promise<Usage> {
  const told = once(child, 'message') as Promise<[Usage]>;
  child.send(what);
  return (await told)[0];
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
