import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayCarryWidget } from './origins.js';

/** What the shop's pages may call. */
const OPEN_TO_SHOPS = ['/v1/', '/api/recommendations', '/api/articles/', '/api/attachments', '/api/visitor/'];

/** Lets the shop's pages call from their own site. Tokens and keys travel in the request, never in cookies. */
export function allowShopPages(allowed: readonly string[]) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { origin } = request.headers;
    if (origin === undefined || !OPEN_TO_SHOPS.some((path) => request.url.startsWith(path))) {
      done();
      return;
    }
    void reply.header('vary', 'origin');
    if (mayCarryWidget(request.headers, allowed)) {
      void reply.header('access-control-allow-origin', origin);
      void reply.header('access-control-allow-headers', 'authorization, content-type, x-correlation-id');
      void reply.header('access-control-allow-methods', 'GET, POST');
      void reply.header('access-control-max-age', '7200');
    }
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    void reply.code(204).send();
  };
}
