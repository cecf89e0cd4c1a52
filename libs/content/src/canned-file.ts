import { cannedBody } from '#protocol';
import { z } from 'zod';
import type { FileContent } from './article-file.js';
import { readSections } from './sectioned-file.js';

const frontMatter = z.strictObject({
  shortcut: cannedBody.shape.shortcut,
  title: z.string().min(1).max(120),
  intents: cannedBody.shape.intents.default([]),
});

/** A canned reply of a file, see `docs/content.md`. @throws ContentFileInvalid */
export function readCannedFile(file: string, source: string): FileContent {
  const { front, text } = readSections(file, source, frontMatter);
  return {
    contentId: front.shortcut,
    content: { kind: 'canned', body: cannedBody.parse({ ...front, text }) },
  };
}
