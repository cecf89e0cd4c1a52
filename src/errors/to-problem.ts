import { HttpException } from '@nestjs/common';
import type { Problem } from '#protocol';
import { Refusal, statusOf } from './problems.js';

const codesByStatus: Readonly<Record<number, Problem['code']>> = {
  400: 'invalid-input',
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  409: 'conflict',
  413: 'too-large',
  414: 'too-large',
  415: 'invalid-input',
  429: 'rate-limited',
  503: 'unavailable',
};

export interface Answer {
  readonly status: number;
  readonly problem: Problem;
  /** Nobody foresaw it: it belongs in the log with its stack. */
  readonly unexpected: boolean;
}

/** What a caller is told about an error. Only messages written for callers get out; stacks never do. */
export function toProblem(error: unknown, correlationId: string): Answer {
  if (error instanceof Refusal) {
    return { status: error.status, problem: { ...error.problem, correlationId }, unexpected: false };
  }
  const status = statusFrom(error);
  const code = codesByStatus[status];
  if (code !== undefined) {
    return {
      status,
      problem: { code, message: messageFor(status, error), correlationId },
      unexpected: false,
    };
  }
  return {
    status: statusOf('internal'),
    problem: {
      code: 'internal',
      message: 'Something went wrong on our side. Please try again; if it stays, tell us the correlation id.',
      correlationId,
    },
    unexpected: true,
  };
}

function statusFrom(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error) return Number(error.statusCode);
  return 500;
}

function messageFor(status: number, error: unknown): string {
  if (status === 404) return 'There is nothing at this address.';
  if (status === 413) return 'The body is too large. Send less at a time.';
  if (status === 415) return 'This content type is not understood. Send application/json.';
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (String(code).startsWith('FST_ERR_CTP')) return 'The body is not valid JSON.';
  if (String(code).startsWith('Z_')) return 'The body is not valid gzip.';
  return String(message);
}
