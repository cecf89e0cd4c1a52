import { z } from 'zod';
import { id, personal, text } from './define-event.js';

/** Longest message a person may send, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;
export const messageText = text(MESSAGE_LIMIT).refine(
  (value) => value.trim() !== '',
  'A message needs some text.',
);

/** Text of a message that may do without, where {@link saysSomething}. */
export const storedText = text(MESSAGE_LIMIT);
/** A message has words, or at least something that is sent along. */
export const saysSomething = <
  Schema extends z.ZodType<{ readonly text: unknown; readonly attachments?: unknown }>,
>(
  schema: Schema,
): Schema =>
  schema.refine(
    ({ text: said, attachments }) =>
      attachments !== undefined || typeof said !== 'string' || said.trim() !== '',
    { path: ['text'], message: 'A message needs some text.' },
  );

/** What a button of the chat stands for. It says the same as its label, without being read and guessed at. */
export const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intent'), intent: id }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('human') }),
  /** Help that was offered before it was asked for. */
  z.object({ kind: z.literal('offer'), offerId: id }),
  z.object({ kind: z.literal('field'), flowId: id, field: id, value: text(1000) }),
  z.object({ kind: z.literal('confirm'), flowId: id }),
  z.object({ kind: z.literal('change'), flowId: id, field: id }),
  z.object({ kind: z.literal('abandon'), flowId: id }),
  z.object({ kind: z.literal('resume'), flowId: id }),
]);
export type Choice = z.infer<typeof choice>;

export const offeredChoice = z.object({
  label: text(200),
  choice,
  /** The one that goes on; the others stand back. */
  primary: z.boolean().optional(),
});
export type OfferedChoice = z.infer<typeof offeredChoice>;

export const shownProduct = z.object({
  productId: id,
  name: text(500),
  price: z.number().optional(),
  currency: z.string().max(8).optional(),
  url: text(4000).optional(),
  imageUrl: text(4000).optional(),
  /** Why it is shown, in the reader's language. */
  reason: text(300).optional(),
});
export type ShownProduct = z.infer<typeof shownProduct>;

export const citedArticle = z.object({
  articleId: id,
  title: text(300),
  /** The passage that answers, as it stands in the article. */
  passage: text(1200),
  url: text(4000).optional(),
});
export type CitedArticle = z.infer<typeof citedArticle>;

/** What stands below the words of a message. */
export const replyPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choices'), choices: z.array(offeredChoice).min(1).max(8) }),
  z.object({
    kind: z.literal('products'),
    recommendationId: id.optional(),
    products: z.array(shownProduct).min(1).max(8),
  }),
  z.object({ kind: z.literal('articles'), articles: z.array(citedArticle).min(1).max(3) }),
  /** What will be done, line by line, before it is. */
  z.object({
    kind: z.literal('summary'),
    rows: z
      .array(z.object({ label: text(200), value: text(1000), field: id.optional() }))
      .min(1)
      .max(12),
  }),
  /** What the next message is expected to hold. */
  z.object({
    kind: z.literal('input'),
    flowId: id,
    field: id,
    label: text(200),
    type: z.enum(['text', 'lines', 'email', 'tel', 'date']),
    hint: text(300).optional(),
  }),
]);
export type ReplyPart = z.infer<typeof replyPart>;

/** Told by their content, not by their name. */
export const attachmentType = z.enum([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
]);
export type AttachmentType = z.infer<typeof attachmentType>;
export const ATTACHMENT_LIMIT = 5 * 1024 * 1024;
export const attachment = z.object({
  attachmentId: id,
  name: personal(text(200)),
  type: attachmentType,
  bytes: z.number().int().min(1).max(ATTACHMENT_LIMIT),
  /** Of an image, in pixels. */
  width: z.number().int().min(1).optional(),
  height: z.number().int().min(1).optional(),
});
export type Attachment = z.infer<typeof attachment>;
