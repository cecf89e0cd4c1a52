import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { TrainingState } from './trainer.js';

const DIGEST = 32;

interface Header {
  /** Of the training it belongs to. */
  readonly key: string;
  readonly steps: number;
  readonly tensors: readonly { readonly name: string; readonly length: number }[];
  readonly notes?: unknown;
}

/** A training's state, and what its owner noted beside it (JSON). */
export interface Checkpoint extends TrainingState {
  readonly notes?: unknown;
}

/**
 * Keeps what a training has come to: length of the header (uint32), header (JSON), the tensors as float32, and the
 * SHA-256 of all before it. A killed process leaves the former checkpoint whole.
 */
export async function saveCheckpoint(
  path: string,
  key: string,
  { steps, tensors, notes }: Checkpoint,
): Promise<void> {
  const listed = [...tensors].map(([name, { length }]) => ({ name, length }));
  const header = Buffer.from(JSON.stringify({ key, steps, tensors: listed, notes } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const blocks = Array.from(tensors.values(), ({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  const body = Buffer.concat([length, header, ...blocks]);
  await writeFile(`${path}.tmp`, Buffer.concat([body, digest(body)]), { flush: true });
  await rename(`${path}.tmp`, path);
}

/** What was kept of this training; nothing where there is none, it was damaged, or it belongs to another. */
export async function loadCheckpoint(path: string, key: string): Promise<Checkpoint | undefined> {
  const bytes = await read(path);
  if (!bytes || bytes.length < DIGEST + 4) return undefined;
  const body = bytes.subarray(0, bytes.length - DIGEST);
  if (!digest(body).equals(bytes.subarray(body.length))) return undefined;
  const end = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.toString('utf8', 4, end)) as Header;
  if (header.key !== key) return undefined;
  let from = body.byteOffset + end;
  const tensors = new Map<string, Float32Array>();
  for (const { name, length } of header.tensors) {
    // A copy: floats must begin at a multiple of four.
    tensors.set(name, new Float32Array(body.buffer.slice(from, from + 4 * length)));
    from += 4 * length;
  }
  return { steps: header.steps, tensors, notes: header.notes };
}

export const removeCheckpoint = (path: string): Promise<void> => rm(path, { force: true });

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const digest = (body: Buffer): Buffer => createHash('sha256').update(body).digest();
