import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ArticlesController } from './articles.controller.js';

/** What help articles say. */
@Module({ imports: [AccessModule], controllers: [ArticlesController] })
export class KnowledgeModule {}
