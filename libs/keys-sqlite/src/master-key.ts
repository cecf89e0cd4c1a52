import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';

/** The key that wraps the keys of shoppers cannot be used; the message is one sentence for the operator. */
export class MasterKeyUnusable extends Error {
  override readonly name = 'MasterKeyUnusable';
}

const BYTES = 32;

/** @returns the 32 bytes that the text means, in hexadecimal or base64; undefined where it means anything else */
export function masterKeyIn(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(trimmed)) return undefined;
  const bytes = Buffer.from(trimmed, 'base64');
  return bytes.length === BYTES ? bytes : undefined;
}

/**
 * The master key of a file, which is made where there is none.
 *
 * @throws MasterKeyUnusable where others than its owner may read it, or it does not hold a key
 */
export async function openMasterKeyFile(path: string): Promise<Buffer> {
  if (!(await modeOf(path))) await make(path);
  const mode = (await modeOf(path)) ?? 0;
  if ((mode & 0o077) !== 0) {
    const found = mode.toString(8).padStart(3, '0');
    throw new MasterKeyUnusable(
      `The master key ${path} can be read by others (mode ${found}): run chmod 600 ${path}, then start again.`,
    );
  }
  const key = masterKeyIn(await readFile(path, 'utf8'));
  if (key) return key;
  throw new MasterKeyUnusable(
    `The master key ${path} does not hold 32 bytes in hexadecimal: put the right file back; without it no personal field can be read.`,
  );
}

/** Permission bits, undefined where there is no such file. */
async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all; where two processes start at once, both use the file of the one who was first. */
async function make(path: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Asked of the value itself: an error of Node's own need not be an `Error` of this realm. */
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
