import { Controller, Get } from '@nestjs/common';
import { OpenToEveryone } from '../access/staff.guard.js';
import { LiveContent } from '../content/live-content.js';
import type { HelpArticle } from '../demo/load.js';

/** The demo shop's help pages, as they stand now: what is edited in the console is read here. */
@Controller('shop/api/help')
@OpenToEveryone()
export class HelpController {
  constructor(private readonly content: LiveContent) {}

  @Get()
  help(): readonly HelpArticle[] {
    return [...this.content.now('article')].map(([slug, { title, text, intents = [] }]) => ({
      slug,
      title,
      intents,
      body: text,
    }));
  }
}
