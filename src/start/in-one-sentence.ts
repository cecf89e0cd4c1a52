import { InvalidAnswers } from '#assistance';
import { DatabaseUnusable } from '#sqlite';
import { ExamplesInvalid } from '#understanding';

/** What Node tells of a failed system call. */
interface SystemError {
  readonly code?: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
  readonly stack?: string;
}

/** Why the start failed and what to do, for an operator. Foreseen reasons need no stack; others show theirs. */
export function inOneSentence(error: unknown): string {
  if (
    error instanceof DatabaseUnusable ||
    error instanceof InvalidAnswers ||
    error instanceof ExamplesInvalid
  ) {
    return error.message;
  }
  const { code, path, port, address, stack } = (error ?? {}) as SystemError;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is taken by another program: stop it, or choose another port, for example PORT=${Number(port) + 1} npm start`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
      return port === undefined
        ? `The data folder cannot be written (${String(path)}): make it writable, or choose another, for example PRESAGE_VAR=/srv/presage npm start`
        : `Port ${String(port)} may not be used by this account: choose one above 1023, for example PORT=3000 npm start`;
    case 'ENOSPC':
      return `The disk of the data folder is full: make room and start again.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST cannot be listened on (${String(address)}): name an address of this machine, for example HOST=127.0.0.1`;
    default:
      return `Presage could not start: ${stack ?? String(error)}`;
  }
}
