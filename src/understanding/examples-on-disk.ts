import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Example, readExamples } from '#understanding';

/** The examples in files, read again only where a file has changed. */
export class ExamplesOnDisk {
  private kept: { readonly signature: string; readonly examples: readonly Example[] } | undefined;

  /** @param path of a file, or of a folder of files */
  constructor(readonly path: string) {}

  /** @throws ExamplesInvalid naming file and line */
  async read(): Promise<readonly Example[]> {
    const signature = await signatureOf(this.path);
    if (signature === undefined || this.kept?.signature !== signature) {
      this.kept = { signature: signature ?? '', examples: await readExamples(this.path) };
    }
    return this.kept.examples;
  }
}

/** @returns undefined where there is nothing */
async function signatureOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  const names = found.isDirectory() ? (await readdir(path)).sort() : [''];
  const files = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(path, name));
    return [name, size, mtimeMs];
  });
  return JSON.stringify(await Promise.all(files));
}
