import type { Problem } from '#protocol';

/** A refusal, from the server or from the line in between. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}

/** For a request that got no answer: it may be sent again. */
export const unanswered = (message: string): ProblemError =>
  new ProblemError({ code: 'unavailable', message });

/** Whatever was thrown, as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
