import { spawn } from 'node:child_process';

export interface Program {
  /** Until it says how it is stopped. @throws what it printed, where it ended before */
  readonly ready: Promise<void>;
  /** Kills it at once; done when it is gone, even where it was gone before. */
  kill(): Promise<void>;
}

/** The program itself, as an operator starts it, on a port of its own. */
export function begin(env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`It ended (code ${String(code)}): ${printed}`)));
  });
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return closed;
  };
  return { ready, kill };
}
