import { Module } from '@nestjs/common';
import { ContentCatalogue } from './content-catalogue.js';
import { ContentPreviews } from './content-previews.js';
import { ContentController } from './content.controller.js';

/** What the shop says, and how it is edited. */
@Module({ controllers: [ContentController], providers: [ContentCatalogue, ContentPreviews] })
export class ContentModule {}
