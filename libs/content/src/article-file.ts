import { articleBody, cannedBody, type ContentBody } from '#protocol';
import { z } from 'zod';
import { readSections } from './sectioned-file.js';

const frontMatter = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and - only'),
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  /** What it answers. */
  intents: cannedBody.shape.intents.default([]),
});

export interface FileContent {
  readonly contentId: string;
  readonly content: ContentBody;
}

/** A help article of a file, see `docs/content.md`. @throws ContentFileInvalid */
export function readArticleFile(file: string, source: string): FileContent {
  const { front, text } = readSections(file, source, frontMatter);
  const { slug, title, intents } = front;
  return { contentId: slug, content: { kind: 'article', body: articleBody.parse({ title, text, intents }) } };
}
