import { Module } from '@nestjs/common';
import { IngestCalls } from './ingest-calls.js';

/** Behaviour comes in. Its routes are plain Fastify ones: see `ingest.routes.ts`. */
@Module({ providers: [IngestCalls], exports: [IngestCalls] })
export class IngestModule {}
