import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createRequire } from 'node:module';
import { eventSchemas } from './event-schemas.js';
import { openApi } from './openapi.js';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

/** `/docs` for people, `/docs/json` and `/docs/events` for programs; everything comes from this server. */
export function serveDocs(app: NestFastifyApplication): void {
  const document = openApi(version) as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs/json',
    yamlDocumentUrl: 'docs/yaml',
    customSiteTitle: 'Presage API',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/docs/events', (_request, reply) => reply.send(eventSchemas()));
}
