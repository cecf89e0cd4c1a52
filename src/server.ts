import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fileURLToPath } from 'node:url';
import type { FastifyRequest } from 'fastify';
import { allowShopPages } from './access/cors.js';
import { AttachmentCallers } from './attachments/attachment-callers.js';
import { attachmentRoutes } from './attachments/attachment.routes.js';
import { SignedLinks } from './attachments/signed-links.js';
import { UnusedUploads } from './attachments/unused-uploads.js';
import { UploadAttachment } from './attachments/upload-attachment.js';
import { AppModule } from './app.module.js';
import { serveDocs } from './docs/serve-docs.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { OngoingForgettings } from './forgetting/ongoing-forgettings.js';
import type { House } from './house.js';
import { IngestCalls } from './ingest/ingest-calls.js';
import { ingestRoutes } from './ingest/ingest.routes.js';
import { WriteKey } from './ingest/write-key.js';
import { Changes } from './live/changes.js';
import { ConversationFeed } from './live/conversation-feed.js';
import { Forgettings } from './live/forgettings.js';
import { HelpFeed } from './live/help-feed.js';
import { LogRate } from './live/log-rate.js';
import { NestLog } from './log.js';
import { BoundedIoAdapter } from './sockets/bounded-io-adapter.js';
import { pages } from './web/pages.js';
import { securityHeaders } from './web/security-headers.js';

const DIST = fileURLToPath(new URL('..', import.meta.url));
/** For everything but ingest, which has its own limit. */
const BODY_LIMIT = 64 * 1024;
const CORRELATION_ID = /^[\w.:-]{8,100}$/;

export interface Server {
  /** `http://host:port` */
  readonly url: string;
  /** Stops taking requests, ends sockets, finishes the work under way, closes the house. */
  close(): Promise<void>;
}

/** Puts the server together on an opened house and listens. */
export async function startServer(house: House): Promise<Server> {
  const app = await assemble(house);
  const live = house.config.roles.has('gateway')
    ? [
        app.get(ConversationFeed),
        app.get(HelpFeed),
        app.get(Forgettings),
        app.get(OngoingForgettings),
        app.get(Changes),
        app.get(LogRate),
        house.foresights,
        new UnusedUploads(house.attachments, house.clock, house.logger),
      ]
    : [];
  for (const role of house.roles) await role.start();
  for (const part of live) await part.start();
  await app.listen(house.config.port, house.config.host);
  return {
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      for (const part of live) await part.stop();
      for (const role of [...house.roles].reverse()) await role.stop();
      await house.close();
    },
  };
}

async function assemble(house: House): Promise<NestFastifyApplication> {
  const options = { abortOnError: false, forceCloseConnections: true, logger: new NestLog(house.logger) };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest types its options as a class and takes a literal
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(house), adapter(house), options);
  app.useGlobalFilters(new ProblemFilter(house.logger));
  app.useWebSocketAdapter(new BoundedIoAdapter(app, house.config.allowedOrigins, house.logger));
  const fastify = app.getHttpAdapter().getInstance();
  await securityHeaders(fastify, house.config.secureCookies);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id);
    done();
  });
  if (!house.config.roles.has('gateway')) return app;
  fastify.addHook('onRequest', allowShopPages(house.config.allowedOrigins));
  await fastify.register(
    ingestRoutes({
      calls: app.get(IngestCalls),
      writeKey: app.get(WriteKey),
      limits: house.limits,
      clock: house.clock,
      log: house.logger,
    }),
  );
  await fastify.register(
    attachmentRoutes({
      callers: app.get(AttachmentCallers),
      uploads: app.get(UploadAttachment),
      attachments: house.attachments,
      links: app.get(SignedLinks),
      limits: house.limits,
      log: house.logger,
    }),
  );
  await pages(fastify, DIST, house.config.writeKey);
  serveDocs(app);
  return app;
}

const adapter = ({ config, ids }: House): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    forceCloseConnections: true,
    genReqId: (request: Pick<FastifyRequest, 'headers'>) => {
      const given = request.headers['x-correlation-id'];
      return typeof given === 'string' && CORRELATION_ID.test(given) ? given : ids.next();
    },
  });
