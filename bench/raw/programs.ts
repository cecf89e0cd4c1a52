import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly port: number;
  stop(): Promise<void>;
}

/** How `npm start` runs Node; the bare programs get the same. */
const AS_STARTED = ['--max-semi-space-size=64'];

/** Starts a built program in a process of its own and waits until it prints the address it listens on. */
export async function start(file: string, env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [...AS_STARTED, path], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { port: await portOf(child), stop: () => stopped(child) };
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

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
