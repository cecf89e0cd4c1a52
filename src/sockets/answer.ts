import type { Problem } from '#protocol';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { accepted } from '../errors/problems.js';
import { toProblem } from '../errors/to-problem.js';

/** What a socket request is acknowledged with. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Checks a request, carries it out and turns the outcome, whatever it is, into its acknowledgement. */
export async function answer<Schema extends z.ZodType, Value>(
  request: {
    readonly schema: Schema;
    readonly input: unknown;
    readonly correlationId: string;
    readonly log: Logger;
  },
  carryOut: (input: z.output<Schema>) => Promise<Value>,
): Promise<Reply<Value>> {
  try {
    return { ok: true, value: await carryOut(accepted(request.schema, request.input)) };
  } catch (error) {
    const { problem, unexpected } = toProblem(error, request.correlationId);
    if (unexpected)
      request.log.error({ err: error, correlationId: request.correlationId }, 'socket request failed');
    return { ok: false, problem };
  }
}
