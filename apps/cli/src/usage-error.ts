/** Something the person at the terminal can put right: printed as one sentence, exit code 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
