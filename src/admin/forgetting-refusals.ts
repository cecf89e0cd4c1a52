import { refuse } from '../errors/problems.js';
import { ForgottenAlready, NobodyKnown } from '../forgetting/forgetting.js';

/** What a caller is told where there is nothing to forget. @throws always */
export function asRefusal(error: unknown): never {
  if (error instanceof NobodyKnown) throw refuse('not-found', error.message);
  if (error instanceof ForgottenAlready) throw refuse('conflict', error.message);
  throw error;
}
