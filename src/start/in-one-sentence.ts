import { InvalidAnswers } from '#assistance';
import { DeviceUnavailable, EncoderFailed, EncoderInvalid } from '#encoder-transformers';
import { MasterKeyUnusable } from '#keys-sqlite';
import { DatabaseUnusable } from '#sqlite';
import { ExamplesInvalid } from '#understanding';
import { ConfigError } from '../config/config.js';
import { DataFolderUnusable } from './data-folder.js';

/** What Node tells of a failed system call. */
interface SystemError {
  readonly code?: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
  readonly stack?: string;
}

/** Errors whose message is written for the operator. */
const foreseen = [
  ConfigError,
  DataFolderUnusable,
  DatabaseUnusable,
  DeviceUnavailable,
  EncoderFailed,
  EncoderInvalid,
  ExamplesInvalid,
  InvalidAnswers,
  MasterKeyUnusable,
];

/** Known by their names: what speaks to a server is loaded only where one is used. */
const ofServers: readonly string[] = ['PostgresUnusable', 'KurrentUnusable'];

/** Why the start failed and what to do, for an operator. Foreseen reasons need no stack; others show theirs. */
export function inOneSentence(error: unknown): string {
  if (error instanceof Error && isForeseen(error)) return error.message;
  const { code, path, port, address, stack } = (error ?? {}) as SystemError;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is taken by another program: stop it, or choose another port, for example PORT=${Number(port) + 1} npm start`;
    case 'EACCES':
    case 'EPERM':
      return port === undefined
        ? `${String(path)} may not be used by this account: give it the right to read and write there.`
        : `Port ${String(port)} may not be used by this account: choose one above 1023, for example PORT=3000 npm start`;
    case 'ENOENT':
      return `There is no ${String(path)}: check the folders you have named, for example ANSWERS=answers`;
    case 'ENOSPC':
      return `The disk of the data folder is full: make room and start again.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST cannot be listened on (${String(address)}): name an address of this machine, for example HOST=127.0.0.1`;
    default:
      return `Presage could not start: ${stack ?? String(error)}`;
  }
}

const isForeseen = (error: Error): boolean =>
  ofServers.includes(error.name) || foreseen.some((kind) => error instanceof kind);
