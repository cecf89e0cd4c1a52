import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '#kernel';
import { ingestBatch } from '#protocol';
import type { RateLimits } from '../access/rate-limits.js';
import { sendProblem } from '../errors/problem.filter.js';
import { accepted, refuse } from '../errors/problems.js';
import type { Arrival, IngestCalls } from './ingest-calls.js';
import { unpack } from './unpack.js';
import type { WriteKey } from './write-key.js';

export interface IngestParts {
  readonly calls: IngestCalls;
  readonly writeKey: WriteKey;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly log: Logger;
}

const BODY_LIMIT = 512 * 1024;
const TYPES = ['track', 'identify', 'page', 'screen', 'alias', 'group'] as const;

/**
 * `POST /v1/batch` and its single-call sisters, as plain Fastify routes: the hot path passes no guard, pipe or
 * interceptor. Bodies are parsed here and not by Fastify, so that a malformed one can be kept aside.
 */
export function ingestRoutes(parts: IngestParts) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
      done(null, body);
    });
    scope.addHook('preParsing', unpack);
    scope.setErrorHandler(async (error, request, reply) => {
      await keepTooLarge(parts, error, request);
      sendProblem(error, request, reply, parts.log);
      return reply;
    });
    scope.post('/v1/batch', { bodyLimit: BODY_LIMIT }, (request, reply) => takeBatch(parts, request, reply));
    for (const type of TYPES) {
      scope.post(`/v1/${type}`, { bodyLimit: BODY_LIMIT }, (request, reply) =>
        takeOne(parts, type, request, reply),
      );
    }
  };
}

async function takeBatch(parts: IngestParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const body = await authorisedBody(parts, request);
  const { batch, sentAt, context } = accepted(ingestBatch, body);
  await reply.send(await parts.calls.take(batch, { ...arrivalOf(parts, request), sentAt, context }));
}

async function takeOne(
  parts: IngestParts,
  type: (typeof TYPES)[number],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const body = await authorisedBody(parts, request);
  await reply.send(await parts.calls.take([{ ...body, type }], arrivalOf(parts, request)));
}

/** The body as an object. @throws Refusal where the key is wrong, the limit is reached or it is not JSON */
async function authorisedBody(parts: IngestParts, request: FastifyRequest): Promise<Record<string, unknown>> {
  const { authorization } = request.headers;
  const keyInHeader = parts.writeKey.isInHeader(authorization);
  if (!keyInHeader && authorization !== undefined) throw unknownKey();
  await parts.limits.ingest.take(request.ip);
  const body = parse(request.body);
  // A beacon cannot set headers: its key stands in the body.
  if (!keyInHeader && !parts.writeKey.is(body?.writeKey)) throw unknownKey();
  if (body !== undefined) return body;
  await parts.calls.keepAside(request.body, 'The body is not a JSON object.', arrivalOf(parts, request));
  throw refuse('invalid-input', 'The body is not a JSON object. It was kept aside; send valid JSON.');
}

const unknownKey = () =>
  refuse('unauthorised', 'This write key is not known. Send it as the user name of basic authentication.');

function parse(body: unknown): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(String(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const arrivalOf = (parts: IngestParts, request: FastifyRequest): Arrival => ({
  receivedAt: parts.clock.now().toISOString(),
  correlationId: request.id,
  source: 'ingest',
});

/** A body that was never read cannot be kept, but that it came can. */
async function keepTooLarge(parts: IngestParts, error: unknown, request: FastifyRequest): Promise<void> {
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  if (!tooLarge || !parts.writeKey.isInHeader(request.headers.authorization)) return;
  const size = request.headers['content-length'] ?? 'unknown number of';
  const reason = `A body of ${size} bytes is larger than ${BODY_LIMIT}: send fewer calls at a time.`;
  await parts.calls.keepAside(request.url, reason, arrivalOf(parts, request));
}
