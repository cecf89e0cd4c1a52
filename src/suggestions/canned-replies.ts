import { Injectable } from '@nestjs/common';
import { type CannedFacts, fillCannedReply } from '#assistance';
import { ArticleIndex } from '#knowledge';
import type { ContentBody, Language, Suggestion } from '#protocol';
import { askedPhrases } from '../content/asked-phrases.js';
import { LiveContent } from '../content/live-content.js';
import { MadeOfContent } from '../content/made-of-content.js';

type Canned = Extract<ContentBody, { kind: 'canned' }>['body'];

export interface CannedSearch {
  /** What the shopper asked, or what stands after the slash. */
  readonly text: string;
  readonly language: Language;
  readonly intent: string | null;
  readonly limit: number;
}

/** A canned reply that is found, with how well it fits. */
export interface FoundReply {
  readonly canned: Canned;
  readonly score: number;
}

/** The shop's canned replies as they stand now. */
@Injectable()
export class CannedReplies {
  private readonly index: MadeOfContent<ArticleIndex>;

  constructor(private readonly content: LiveContent) {
    this.index = new MadeOfContent(content, ['canned', 'intent'], () => this.build());
  }

  /** Those that fit what a shopper asked, the most fitting first. */
  async fitting({ text, language, intent, limit }: CannedSearch): Promise<readonly FoundReply[]> {
    const all = this.content.now('canned');
    const found = (await this.index.now()).search({ text, language, intent }, { limit });
    return found.flatMap(({ articleId, score }) => {
      const canned = all.get(articleId);
      return canned ? [{ canned, score }] : [];
    });
  }

  /**
   * Those whose shortcut or title goes on like this, then those that are about it. Where nothing is typed, all of
   * them, beginning with those that fit what the shopper asked.
   */
  async typed(typed: string, asked: CannedSearch): Promise<readonly FoundReply[]> {
    const start = typed.trim().toLowerCase();
    const all = [...this.content.now('canned').values()].map((canned) => ({ canned, score: 0 }));
    const begun = all.filter(({ canned }) => goesOn(canned, start));
    const found = await this.fitting(start === '' ? asked : { ...asked, text: start, intent: null });
    const inOrder = start === '' ? [...found, ...begun] : [...begun, ...found];
    const seen = new Set<string>();
    return inOrder
      .filter(({ canned: { shortcut } }) => !seen.has(shortcut) && seen.add(shortcut))
      .slice(0, asked.limit);
  }

  private async build(): Promise<ArticleIndex> {
    const asked = await askedPhrases(this.content);
    const replies = [...this.content.now('canned')].map(([articleId, { title, text, intents }]) => ({
      articleId,
      title: { en: title, zh: title },
      text,
      intents,
      asked: asked(intents),
    }));
    return new ArticleIndex(replies);
  }
}

const goesOn = ({ shortcut, title }: Canned, typed: string): boolean =>
  shortcut.startsWith(typed) ||
  title
    .toLowerCase()
    .split(/[\s·]+/)
    .some((word) => word.startsWith(typed));

/** As it is inserted; what has no value is named. */
export function filledReply({ canned }: FoundReply, facts: CannedFacts, language: Language): Suggestion {
  const { text, missing } = fillCannedReply(canned.text[language], facts, language);
  const named = missing.length > 0 ? { missing: [...missing] } : {};
  return { source: 'canned', title: canned.title, text, shortcut: canned.shortcut, ...named };
}
