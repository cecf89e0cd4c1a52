import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What tracking calls are answered is read by programs: one header is enough, and the hot path stays short. */
const isTrackingCall = (url: string): boolean => url.startsWith('/v1/');

/** No foreign scripts, no inline scripts, no frames around us. Styles may be inline: the console sets them so. */
export async function securityHeaders(fastify: FastifyInstance, https: boolean): Promise<void> {
  await fastify.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isTrackingCall(request.url)) void reply.header('x-content-type-options', 'nosniff');
    else reply.helmet();
    done();
  });
}
