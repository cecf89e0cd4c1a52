import { z } from 'zod';
import { defineEvent, id, text } from './define-event.js';

const sentence = text(2000);

/** A help article, as people read it. */
export const articleBody = z.strictObject({
  title: z.strictObject({ en: text(300), zh: text(300) }),
  /** Markdown. */
  text: z.strictObject({ en: text(40_000), zh: text(40_000) }),
  /** What it answers: those who ask for one of these are shown it sooner. */
  intents: z.array(id).max(20).optional(),
});
/** What the assistant says to an intent: the source of an answer file, `docs/answers.md`. */
export const answerBody = z.strictObject({ source: text(40_000) });
/** What an agent inserts. `{{shopper.name}}`, `{{order.number}}` and the other variables of answers are filled in. */
export const cannedBody = z.strictObject({
  /** Typed after a slash. */
  shortcut: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'Letters, digits, - and _ only.'),
  title: text(120),
  text: z.strictObject({ en: text(4000), zh: text(4000) }),
  intents: z.array(id).max(20),
});
/** Sentences that a model learns an intent from, with the next training. */
export const intentBody = z.strictObject({
  title: z.strictObject({ en: text(120), zh: text(120) }),
  examples: z.strictObject({ en: z.array(sentence).max(2000), zh: z.array(sentence).max(2000) }),
});

export const contentKind = z.enum(['article', 'answer', 'canned', 'intent']);
export type ContentKind = z.infer<typeof contentKind>;
export const contentBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), body: articleBody }),
  z.object({ kind: z.literal('answer'), body: answerBody }),
  z.object({ kind: z.literal('canned'), body: cannedBody }),
  z.object({ kind: z.literal('intent'), body: intentBody }),
]);
export type ContentBody = z.infer<typeof contentBody>;

/** What the shop says, written in the console; streams `content-<kind>-<id>`. Files hold version 0. */
export const contentEvents = [
  defineEvent(
    'ContentWritten',
    z.object({
      contentId: id,
      version: z.number().int().min(1),
      content: contentBody,
      /** The version that was brought back. */
      restores: z.number().int().min(0).optional(),
    }),
  ),
  /** It is used no more; its versions stay. */
  defineEvent(
    'ContentWithdrawn',
    z.object({ kind: contentKind, contentId: id, version: z.number().int().min(1) }),
  ),
] as const;
