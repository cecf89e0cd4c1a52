import { z } from 'zod';
import { id } from '../events/define-event.js';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Where the reader is, for the times of the transcript; absent: where the shop is. */
const timeZone = z.string().max(80).refine(isTimeZone, 'Name a time zone such as Europe/Berlin.').optional();

/** A conversation as a file, for the shopper whose it is. */
export const transcriptDownload = z.object({ format: z.enum(['txt', 'html']).default('txt'), timeZone });
export type TranscriptFormat = z.output<typeof transcriptDownload>['format'];

/** Asks for a conversation by e-mail. Without an address it goes to the one that the shop knows of them. */
export const transcriptByEmail = z.object({
  conversationId: id,
  email: z.email('Write the address as name@example.com.').max(320).optional(),
});
/** It is under way; `to` says where to, with most of the address hidden. */
export const transcriptSending = z.object({ sendingId: z.string(), to: z.string() });
export type TranscriptSending = z.infer<typeof transcriptSending>;
