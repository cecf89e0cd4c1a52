import { z } from 'zod';
import { contentBody, contentKind } from '../events/content.js';

export const contentVersion = z.object({
  /** 0: from the files. */
  version: z.number().int(),
  at: z.string().optional(),
  by: z.string().optional(),
  restores: z.number().int().optional(),
  content: contentBody,
});
export type ContentVersion = z.infer<typeof contentVersion>;

/** One line of a list. */
export const contentItem = z.object({
  kind: contentKind,
  contentId: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }),
  version: z.number().int(),
  at: z.string().optional(),
  by: z.string().optional(),
  withdrawn: z.boolean(),
});
export type ContentItem = z.infer<typeof contentItem>;

export const contentView = contentItem.extend({
  current: contentVersion,
  /** Newest first. */
  versions: z.array(contentVersion.omit({ content: true })),
});
export type ContentView = z.infer<typeof contentView>;

/** `expectedVersion` is the one that was being edited: who comes second is told. */
export const writeContent = z.object({
  expectedVersion: z.number().int().min(0),
  content: contentBody,
});

export const restoreContent = z.object({
  version: z.number().int().min(0),
  /** The one that was looked at; absent: whichever stands. */
  expectedVersion: z.number().int().min(0).optional(),
});
/** `contentId` may still be in the making. */
export const previewContent = z.object({ contentId: z.string().max(200), content: contentBody });

/** How it would read: blocks of Markdown filled in with an example order, in both languages. */
export const contentPreview = z.object({
  en: z.string(),
  zh: z.string(),
  /** What is wrong with it; it cannot be written before that is put right. */
  issues: z.array(z.object({ section: z.string(), message: z.string() })),
});
export type ContentPreview = z.infer<typeof contentPreview>;

/** `GET /api/articles/search?q=&language=`: passages, the most fitting first. */
export const articleHit = z.object({
  articleId: z.string(),
  title: z.string(),
  passage: z.string(),
  score: z.number(),
  url: z.string().optional(),
});
export type ArticleHit = z.infer<typeof articleHit>;
