import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The folder that keeps all data cannot be used; the message is one sentence for the operator. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
  constructor(folder: string, cause: unknown) {
    super(
      `The data folder ${folder} cannot be written: make it writable, or choose another, for example PRESAGE_VAR=var npm start`,
      { cause },
    );
  }
}

/** Makes the folder where it is missing. @throws DataFolderUnusable where it cannot be made or written */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await make(resolve(folder));
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderUnusable(folder, error);
  }
}

/**
 * Level by level, because Node's own recursive `mkdir` never returns on file systems that answer "no such file"
 * to every attempt, as `/proc` does.
 */
async function make(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await make(parent);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another process of the same installation may have been quicker.
    if (!(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // Asked of the value itself: an error of Node's own need not be an `Error` of this realm.
    if ((error as { code?: unknown } | null)?.code === 'ENOENT') return false;
    throw error;
  }
}
