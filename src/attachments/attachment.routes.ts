import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Attachments, type StoredAttachment } from '#attachments';
import { ATTACHMENT_LIMIT, uploadQuery } from '#protocol';
import type { RateLimits } from '../access/rate-limits.js';
import { sendProblem } from '../errors/problem.filter.js';
import { accepted, refuse } from '../errors/problems.js';
import { type AttachmentCaller, AttachmentCallers, noSuchAttachment } from './attachment-callers.js';
import { SignedLinks } from './signed-links.js';
import { UploadAttachment } from './upload-attachment.js';

export interface AttachmentParts {
  readonly callers: AttachmentCallers;
  readonly uploads: UploadAttachment;
  readonly attachments: Attachments;
  readonly links: SignedLinks;
  readonly limits: RateLimits;
  readonly log: Logger;
}

type OfOne = FastifyRequest<{ Params: { readonly id: string }; Querystring: { readonly t?: unknown } }>;

/** `/api/attachments`, as plain Fastify routes: bodies are bytes, and who sends too many is refused before they are read. */
export function attachmentRoutes(parts: AttachmentParts) {
  const callers = new WeakMap<FastifyRequest, AttachmentCaller>();
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ATTACHMENT_LIMIT }, (_, body, done) => {
      done(null, body);
    });
    scope.setErrorHandler(async (error, request, reply) => {
      sendProblem(error, request, reply, parts.log);
      return reply;
    });
    const admit = async (request: FastifyRequest): Promise<void> => {
      callers.set(request, await admitted(parts, request));
    };
    const options = { bodyLimit: ATTACHMENT_LIMIT, onRequest: admit };
    scope.post('/api/attachments', options, async (request, reply) => {
      const caller = callers.get(request);
      if (caller) await upload(parts, caller, request, reply);
    });
    scope.get('/api/attachments/:id/link', async (request: OfOne) => {
      const caller = parts.callers.callerOf(request.headers, false);
      const { attachmentId } = await parts.callers.readable(caller, request.params.id);
      return parts.links.to(attachmentId);
    });
    scope.get('/api/attachments/:id', (request: OfOne, reply) => serve(parts, request, reply));
  };
}

/** Who floods is told so before a byte of the file is taken. */
async function admitted(
  { callers, limits }: AttachmentParts,
  request: FastifyRequest,
): Promise<AttachmentCaller> {
  const caller = callers.callerOf(request.headers, true);
  const who = caller.kind === 'visitor' ? caller.visitor.shopperId : caller.member.id;
  const kilobytes = Math.ceil(Number(request.headers['content-length'] ?? ATTACHMENT_LIMIT) / 1024);
  await limits.uploads.take(who);
  await limits.uploadsFrom.take(request.ip);
  await limits.uploadedKilobytes.take(who, Math.min(kilobytes, ATTACHMENT_LIMIT / 1024));
  return caller;
}

async function upload(
  { callers, uploads }: AttachmentParts,
  caller: AttachmentCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { name, conversationId } = accepted(uploadQuery, request.query);
  const shopperId = await callers.shopperFor(caller, conversationId);
  if (!Buffer.isBuffer(request.body)) throw refuse('invalid-input', 'Send the file’s bytes as the body.');
  await reply.send(await uploads.upload(shopperId, name, request.body));
}

async function serve(parts: AttachmentParts, request: OfOne, reply: FastifyReply): Promise<void> {
  const { id } = request.params;
  const found = await allowed(parts, request);
  const content = await parts.attachments.read(id);
  if (!content) throw noSuchAttachment();
  await reply.headers(inert(found)).type(found.type).send(Buffer.from(content));
}

async function allowed(parts: AttachmentParts, { headers, params, query }: OfOne): Promise<StoredAttachment> {
  if (query.t === undefined) return parts.callers.readable(parts.callers.callerOf(headers, false), params.id);
  if (!parts.links.isGood(params.id, typeof query.t === 'string' ? query.t : '')) {
    throw refuse('forbidden', 'This link is not good any more: ask for a fresh one.');
  }
  const found = await parts.attachments.find(params.id);
  if (!found) throw noSuchAttachment();
  return found;
}

/** Nothing in it can run: the type stands as it was told, no document of it may do anything, PDF files are saved. */
function inert({ type, name }: StoredAttachment): Record<string, string> {
  const how = type === 'application/pdf' ? 'attachment' : 'inline';
  return {
    'content-disposition': `${how}; filename="file"; filename*=UTF-8''${encoded(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    // Shops' pages show images of it.
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'private, max-age=3600',
    'referrer-policy': 'no-referrer',
  };
}

/** RFC 8187, 3.2.1: what `encodeURIComponent` leaves and the rule does not. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
