import type { Problem } from '#protocol';
import type { z } from 'zod';

const statuses: Readonly<Record<Problem['code'], number>> = {
  'invalid-input': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
};

/** A refusal on purpose: what it carries is shown to the one who asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
  get status(): number {
    return statuses[this.problem.code];
  }
}

export const refuse = (
  code: Problem['code'],
  message: string,
  details: Omit<Problem, 'code' | 'message'> = {},
): Refusal => new Refusal({ code, message, ...details });

export const statusOf = (code: Problem['code']): number => statuses[code];

/**
 * Input as the schema understands it.
 *
 * @throws Refusal `invalid-input` naming each field and what is wrong with it
 */
export function accepted<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 10)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const first = issues[0];
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  throw refuse('invalid-input', `${where}${first?.message ?? 'The input was not understood.'}`, { issues });
}
