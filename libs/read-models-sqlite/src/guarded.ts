import { DatabaseUnusable } from '#sqlite';

/** Turns an error of SQLite into one that names the file and says what to do. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseUnusable || !DatabaseUnusable.explains(error)) throw error;
    throw DatabaseUnusable.from(path, error);
  }
}
