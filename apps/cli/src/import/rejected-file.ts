import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RejectedRow } from './row.js';

/** Rows that were not imported, one JSON object `{line, reason, row}` a line. There is no file where there are none. */
export class RejectedFile {
  private stream: WriteStream | undefined;
  count = 0;

  private constructor(readonly path: string) {}

  /** Removes what an earlier run of the same file left. */
  static async open(varFolder: string, importedFile: string): Promise<RejectedFile> {
    const path = join(varFolder, 'imports', `${basename(importedFile)}.rejected.ndjson`);
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    return new RejectedFile(path);
  }

  write(rejected: RejectedRow): void {
    this.count++;
    this.stream ??= createWriteStream(this.path);
    this.stream.write(`${JSON.stringify(rejected)}\n`);
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await finished(this.stream);
  }
}
