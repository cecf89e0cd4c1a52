import type { TranscriptEntry } from '#protocol';

const TOGETHER_MS = 3 * 60_000;
type Line = Pick<TranscriptEntry, 'kind' | 'author' | 'at'>;

/** The same person goes on a moment later: who they are and the time need not be said again. */
export const continues = (before: Line | undefined, { kind, author, at }: Line): boolean =>
  (kind === 'shopper' || kind === 'agent') &&
  before?.kind === kind &&
  before.author === author &&
  Date.parse(at) - Date.parse(before.at) < TOGETHER_MS;
