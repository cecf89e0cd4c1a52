import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { ContentBody, ContentPreview } from '#protocol';
import { Settings } from '../settings.js';
import { shopFacts } from '../shop/shop-facts.js';
import { previewOf } from './content-preview.js';

/** Previews as of this shop. */
@Injectable()
export class ContentPreviews {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async of(contentId: string, content: ContentBody): Promise<ContentPreview> {
    const shop = await shopFacts(this.settings.config);
    return previewOf(contentId, content, { shop, now: this.clock.now() });
  }
}
