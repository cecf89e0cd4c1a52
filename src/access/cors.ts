import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayCarryWidget } from './origins.js';

/** Lets the shop's pages call `/v1/…` from their own site. Tokens and keys travel in the request, never in cookies. */
export function allowShopPages(allowed: readonly string[]) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { origin } = request.headers;
    if (origin === undefined || !request.url.startsWith('/v1/')) {
      done();
      return;
    }
    void reply.header('vary', 'origin');
    if (mayCarryWidget(request.headers, allowed)) {
      void reply.header('access-control-allow-origin', origin);
      void reply.header('access-control-allow-headers', 'authorization, content-type, x-correlation-id');
      void reply.header('access-control-allow-methods', 'POST');
      void reply.header('access-control-max-age', '7200');
    }
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    void reply.code(204).send();
  };
}
