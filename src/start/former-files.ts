import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Read models were one file once. They are made again from the log, into the folder `read-models`. */
const FORMER = ['read-models.sqlite', 'read-models.sqlite-wal', 'read-models.sqlite-shm'];

/** Removes what an earlier version kept in the data folder and nobody reads any more. */
export async function removeFormerFiles(folder: string): Promise<void> {
  await Promise.all(FORMER.map((name) => rm(join(folder, name), { force: true })));
}
