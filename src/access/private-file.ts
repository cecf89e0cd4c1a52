import { randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';

/** Reads a JSON file, or nothing where there is no such file. @throws when it is there but cannot be read */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (error instanceof SyntaxError)
      throw new Error(`${file} is not valid JSON: restore it or move it away.`, { cause: error });
    throw error;
  }
}

/** Writes a JSON file that only its owner may read: whole or not at all, also when the machine stops. */
export async function writePrivateJson(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Asked of the value itself: an error of Node's own need not be an `Error` of this realm. */
const isMissing = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ENOENT';
