import { z } from 'zod';
import { id } from '../events/define-event.js';
import { attachmentType } from '../events/message-parts.js';

/**
 * `POST /api/attachments?name=photo.png`: the file's bytes are the body (`content-type: application/octet-stream`, 5 MB).
 * Visitors send their token as bearer; staff send their cookie and say for which conversation.
 */
export const uploadQuery = z.object({
  name: z.string().trim().min(1).max(200),
  /** For staff: whose shopper is to see it. */
  conversationId: id.optional(),
});

/** A link that opens the file without a token or a cookie, for some time; a path on this server. */
export const attachmentLink = z.object({ url: z.string(), expiresAt: z.string() });
export type AttachmentLink = z.infer<typeof attachmentLink>;

/** What `POST /api/attachments` answers. `attachmentId` goes into `message.send` or `conversation.reply` within a day. */
export const uploadedAttachment = attachmentLink.extend({
  attachmentId: z.string(),
  name: z.string(),
  /** Told by its content. */
  type: attachmentType,
  bytes: z.number().int(),
  /** Of an image, in pixels. */
  width: z.number().int().optional(),
  height: z.number().int().optional(),
});
export type UploadedAttachment = z.infer<typeof uploadedAttachment>;
