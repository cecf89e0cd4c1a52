import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '#kernel';
import type { ContentBody, ContentKind, ContentVersion, DataOf } from '#protocol';

/** All that was ever written of a piece of content. */
export interface ContentHistory {
  readonly kind: ContentKind;
  readonly contentId: string;
  /** Oldest first; version 0 is the file's, where there is one. */
  readonly versions: readonly ContentVersion[];
  /** Of the newest event, a withdrawal included; 0 before the first. */
  readonly version: number;
  readonly withdrawn: boolean;
}

export type ContentCommand =
  | { readonly type: 'WriteContent'; readonly content: ContentBody; readonly expectedVersion: number }
  | {
      readonly type: 'RestoreContent';
      readonly version: number;
      readonly expectedVersion?: number | undefined;
    }
  | { readonly type: 'WithdrawContent'; readonly expectedVersion?: number | undefined };

export type ContentFact =
  | { readonly type: 'ContentWritten'; readonly data: DataOf<'ContentWritten'> }
  | { readonly type: 'ContentWithdrawn'; readonly data: DataOf<'ContentWithdrawn'> };

export interface ContentRejection {
  readonly code: 'conflict' | 'not-found' | 'invalid-input';
  readonly message: string;
  /** For `conflict`: the version that stands. */
  readonly currentVersion?: number;
}

/** The content that stands: the newest that was written, or nothing where there is none or it was withdrawn. */
export const currentOf = ({ versions, withdrawn }: ContentHistory): ContentVersion | undefined =>
  withdrawn ? undefined : versions.at(-1);

/**
 * What a command makes of a piece of content. What stands already is not written again.
 *
 * @returns the facts, or why not; who edits what another has changed meanwhile is told the version that stands
 */
export function decideContent(
  command: ContentCommand,
  history: ContentHistory,
): Result<readonly ContentFact[], ContentRejection> {
  const { expectedVersion } = command;
  if (expectedVersion !== undefined && expectedVersion !== history.version) {
    if (isRepeated(command, history)) return ok([]);
    return err(moved(history.version, expectedVersion));
  }
  switch (command.type) {
    case 'WriteContent':
      return write(command.content, history);
    case 'RestoreContent':
      return restore(command.version, history);
    case 'WithdrawContent':
      return withdraw(history);
  }
}

/** The same was written a moment ago: a request that was sent twice, or two who agree. */
const isRepeated = (command: ContentCommand, history: ContentHistory): boolean =>
  command.type === 'WriteContent' && isDeepStrictEqual(currentOf(history)?.content, command.content);

const moved = (currentVersion: number, seen: number): ContentRejection => ({
  code: 'conflict',
  message: `Somebody else has changed this meanwhile: version ${String(currentVersion)} stands, you were editing ${String(seen)}. Load it, put your change in, and save again.`,
  currentVersion,
});

function write(
  content: ContentBody,
  history: ContentHistory,
  restores?: number,
): Result<readonly ContentFact[], ContentRejection> {
  const { kind, contentId, version } = history;
  if (content.kind !== kind) {
    return err({ code: 'invalid-input', message: `This is content of kind ${content.kind}, not ${kind}.` });
  }
  if (isDeepStrictEqual(currentOf(history)?.content, content)) return ok([]);
  const data = { contentId, version: version + 1, content, ...(restores !== undefined && { restores }) };
  return ok([{ type: 'ContentWritten', data }]);
}

function restore(version: number, history: ContentHistory): Result<readonly ContentFact[], ContentRejection> {
  const found = history.versions.find((one) => one.version === version);
  if (found) return write(found.content, history, version);
  return err({ code: 'not-found', message: `There is no version ${String(version)} of it.` });
}

function withdraw(history: ContentHistory): Result<readonly ContentFact[], ContentRejection> {
  const { kind, contentId, version, versions, withdrawn } = history;
  if (versions.length === 0) return err({ code: 'not-found', message: 'There is nothing of this name.' });
  if (withdrawn) return ok([]);
  return ok([{ type: 'ContentWithdrawn', data: { kind, contentId, version: version + 1 } }]);
}
