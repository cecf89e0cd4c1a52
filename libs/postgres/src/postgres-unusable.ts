/** PostgreSQL cannot be reached, or refuses. */
export class PostgresUnusable extends Error {
  override readonly name = 'PostgresUnusable';
  constructor(
    /** Host, port and database; never the password. */
    readonly where: string,
    reason: string,
    /** SQLSTATE, or the system's name of the error, for example ECONNREFUSED. */
    readonly code: string | undefined,
    /** Whether the same may succeed a little later: the server is starting, or the connection broke. */
    readonly passing: boolean,
    cause: unknown,
  ) {
    super(`Cannot use PostgreSQL at ${where}: ${reason}`, { cause });
  }

  /** Says what is wrong and what to do about it. */
  static from(where: string, cause: unknown): PostgresUnusable {
    if (cause instanceof PostgresUnusable) return cause;
    const message = messageOf(cause);
    const code = codeOf(cause) ?? (LOST.test(message) ? 'CONNECTION_LOST' : undefined);
    const { advice, passing = false } = ADVICE[code ?? ''] ?? ADVICE[code?.slice(0, 2) ?? ''] ?? {};
    return new PostgresUnusable(
      where,
      `${advice ?? message}${advice ? ` (${message})` : ''}`,
      code,
      passing,
      cause,
    );
  }

  /** Whether it is PostgreSQL or the way to it that failed, not the code around it. */
  static explains(error: unknown): boolean {
    return error instanceof PostgresUnusable || codeOf(error) !== undefined || LOST.test(messageOf(error));
  }
}

interface Advice {
  readonly advice: string;
  readonly passing?: boolean;
}

const unreachable = {
  advice: 'nothing answers there. Check that the server runs, and host and port in the address.',
  passing: true,
};
const broken = {
  advice: 'the connection broke. Nothing acknowledged is lost; it is made again.',
  passing: true,
};
const refused = { advice: 'user or password is wrong. Check them in the address.' };

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), its class, or the system's code. */
const ADVICE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: unreachable,
  ENOENT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ENOTFOUND: { advice: 'no such host. Check the address.', passing: true },
  EAI_AGAIN: { advice: 'the name of the host cannot be looked up right now.', passing: true },
  ECONNRESET: broken,
  EPIPE: broken,
  CONNECTION_LOST: broken,
  '08': broken,
  '57P01': broken,
  '57P02': broken,
  '57P03': { advice: 'the server is starting or stopping.', passing: true },
  '28P01': refused,
  '28000': refused,
  '3D000': { advice: 'there is no such database. Create it: createdb NAME.' },
  '3F000': {
    advice: 'there is no schema to create tables in. Create it, or check search_path in the address.',
  },
  '42501': { advice: 'this user may not do that. Let it own the database, or its schema.' },
  '53100': { advice: 'its disk is full. Make room, then try again; nothing acknowledged is lost.' },
  '53200': { advice: 'the server is out of memory.', passing: true },
  '53300': {
    advice:
      'it takes no more connections. Raise max_connections (Presage needs up to 13 for each process, and for each replay).',
    passing: true,
  },
  '58': { advice: 'its disk failed to read or write. Check the disk.' },
  XX: { advice: 'its data is damaged. Stop it, keep a copy, and restore the last backup.' },
  '25006': { advice: 'it may only be read: it is a standby. Point to the primary.' },
  '55P03': { advice: 'another process keeps it locked. Stop that process, or try again.', passing: true },
  '40': { advice: 'two transactions stood in each other’s way.', passing: true },
};

/** What node-postgres says, without a code, of a connection that ended or could not be made in time. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed)/;

function codeOf(cause: unknown): string | undefined {
  const code = (cause as { code?: unknown } | null | undefined)?.code;
  if (typeof code !== 'string') return undefined;
  return /^[0-9A-Z]{5}$/.test(code) || Object.hasOwn(ADVICE, code) ? code : undefined;
}

/** Asked of the value itself: an error from Node need not be an `Error` of this realm. */
function messageOf(cause: unknown): string {
  const { message, errors } = (cause ?? {}) as { message?: unknown; errors?: unknown };
  if (typeof message === 'string' && message !== '') return message;
  // Where a name has several addresses and none answers, the reasons are one level down.
  return Array.isArray(errors) && errors.length > 0 ? messageOf(errors[0]) : String(cause);
}
