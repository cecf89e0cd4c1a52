/** The file cannot be opened, read or written. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  constructor(
    readonly path: string,
    reason: string,
    /** SQLite's name for it, for example SQLITE_CORRUPT, where it has one. */
    readonly code: string | undefined,
    cause: unknown,
  ) {
    super(`Cannot use the database ${path}: ${reason}`, { cause });
  }

  /** Whether it is SQLite that failed, not the code around it. */
  static explains(error: unknown): boolean {
    return codeOf(error)?.startsWith('SQLITE_') ?? false;
  }

  /** Says what is wrong with the file and what to do about it. */
  static from(path: string, cause: unknown): DatabaseUnusable {
    const message = messageOf(cause);
    const code = codeOf(cause);
    return new DatabaseUnusable(path, ADVICE[code ?? ''] ?? `${message}.`, code, cause);
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a database file. Move it away, or point to another path.',
  SQLITE_CORRUPT:
    'its content is damaged. Stop every process that uses it, keep a copy, and restore the last backup.',
  SQLITE_CANTOPEN:
    'it cannot be opened. Check that the folder exists, that it is a file, and that this user may write there.',
  SQLITE_READONLY: 'it may only be read. Let this user write to the file and its folder.',
  SQLITE_FULL: 'the disk is full. Make room, then try again; nothing acknowledged is lost.',
  SQLITE_BUSY: 'another process keeps it locked. Stop that process, or try again.',
  SQLITE_IOERR: 'the disk failed to read or write. Check the disk.',
};

/** The primary code: SQLITE_CORRUPT for SQLITE_CORRUPT_INDEX; libsql tells a failed open only in its text. */
function codeOf(cause: unknown): string | undefined {
  const code = (cause as { code?: unknown } | null | undefined)?.code;
  const primary = typeof code === 'string' ? /^SQLITE_[A-Z]+/.exec(code)?.[0] : undefined;
  if (primary !== undefined) return primary;
  return messageOf(cause).includes('Unable to open') ? 'SQLITE_CANTOPEN' : undefined;
}

/** Asked of the value itself: an error from native code need not be an `Error` of this realm. */
function messageOf(cause: unknown): string {
  const message = (cause as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : String(cause);
}
