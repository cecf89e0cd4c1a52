import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { type Finding, gigabytes } from './finding.js';

const OLDEST_NODE = [20, 19] as const;
const LITTLE_MEMORY = 1e9;
const LITTLE_DISK = 1e9;
const NO_DISK = 5e7;

export const machineFacts = () => ({
  node: process.versions.node,
  processor: processorName(),
  threads: availableParallelism(),
  memoryBytes: memoryLimit(),
});

export function machine(): readonly Finding[] {
  return [node(process.versions.node), processor(), memory(memoryLimit(), freemem())];
}

export function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const finding = { about: 'Node', text: version };
  return fits
    ? { ...finding, mark: 'ok' }
    : { ...finding, mark: 'fail', advice: `Install Node ${OLDEST_NODE.join('.')} or newer.` };
}

function processor(): Finding {
  const text = `${processorName()}, ${String(availableParallelism())} threads usable`;
  return { mark: 'ok', about: 'Processor', text };
}

const processorName = (): string => cpus()[0]?.model.trim() ?? 'unknown';

/** What this process may use: a container's limit, where there is one. */
function memoryLimit(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

export function memory(total: number, free: number): Finding {
  const text = `${gigabytes(total)}, ${gigabytes(Math.min(total, free))} free`;
  return total < LITTLE_MEMORY
    ? { mark: 'warn', about: 'Memory', text, advice: 'Give it 1 GB or more: training needs room.' }
    : { mark: 'ok', about: 'Memory', text };
}

/** Whether the folder can be written, tried by writing, and how much room its disk has. */
export async function dataFolder(folder: string): Promise<Finding> {
  const path = resolve(folder);
  const about = 'Data folder';
  const there = nearest(path);
  const name = there === path ? path : `${path} (made at the first start)`;
  try {
    await rmdir(await mkdtemp(join(there, '.doctor-')));
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const advice = 'Make it writable for this account, or name another with PRESAGE_VAR.';
    return { mark: 'fail', about, text: `${name}: cannot be written (${code})`, advice };
  }
  const { bavail, bsize } = await statfs(there);
  return room(name, bavail * bsize);
}

export function room(name: string, free: number): Finding {
  const text = `${name}: can be written, ${gigabytes(free)} free`;
  if (free >= LITTLE_DISK) return { mark: 'ok', about: 'Data folder', text };
  return {
    mark: free < NO_DISK ? 'fail' : 'warn',
    about: 'Data folder',
    text,
    advice: 'Make room on the disk.',
  };
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));
