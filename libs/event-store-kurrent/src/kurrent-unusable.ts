import { isCommandError } from '@kurrent/kurrentdb-client';

/** The cluster did not do what was asked; the message says why and what to do. */
export class KurrentUnusable extends Error {
  override readonly name = 'KurrentUnusable';
  constructor(
    reason: string,
    /** The client's name for it, for example `unavailable`. */
    readonly code: string | undefined,
    cause: unknown,
  ) {
    super(`Cannot use KurrentDB: ${reason}`, { cause });
  }

  static from(cause: unknown): KurrentUnusable {
    const error = cause as Error;
    const code: string | undefined = isCommandError(error) ? error.type : undefined;
    return new KurrentUnusable(ADVICE[code ?? ''] ?? `${error.message}.`, code, cause);
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  unavailable:
    'no node answers. Check EVENT_STORE (host, port, tls=true or false) and that the cluster runs; what was acknowledged is safe.',
  'deadline-exceeded':
    'it did not answer in time. Try again; appending the same events again stores them once.',
  timeout: 'it did not answer in time. Try again; appending the same events again stores them once.',
  'access-denied':
    'the account may not do this. Check user and password in EVENT_STORE, and the access rights of the streams.',
  'not-leader': 'the node that answered does not lead. Name all nodes of the cluster in EVENT_STORE.',
  'stream-deleted': 'the stream was deleted on the server. Presage never deletes streams: restore a backup.',
  'stream-tombstoned':
    'the stream was deleted on the server. Presage never deletes streams: restore a backup.',
  'maximum-append-size-exceeded': 'the batch is too large for one append. Append fewer events at once.',
  'append-record-size-exceeded': 'an event is too large for the server. Raise MaxAppendEventSize there.',
};
