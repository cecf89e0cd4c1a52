import type { AttachmentType } from '#protocol';

/** What is known of a file besides its content. */
export interface AttachmentFacts {
  /** A UUID. */
  readonly attachmentId: string;
  /** Whose it is: sealed under their key, and forgotten with them. */
  readonly shopperId: string;
  readonly name: string;
  readonly type: AttachmentType;
  /** Of an image, in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** ISO 8601. */
  readonly uploadedAt: string;
}

export interface StoredAttachment extends AttachmentFacts {
  readonly bytes: number;
}

/**
 * Files that people send along with messages. Promises, held by the contract suite:
 *
 * - what was put, and that it is kept, survives a crash once the call resolves; half of a file is never there;
 * - name and content are sealed under the shopper's own key: once that is destroyed they read as if they were not there;
 * - what was not kept can be cleared away, what was kept never is by that.
 */
export abstract class Attachments {
  /** Puts one in; it waits to be kept. An id that is taken is refused by throwing. */
  abstract put(facts: AttachmentFacts, content: Uint8Array): Promise<void>;

  /** @returns undefined where there is none, or it was forgotten */
  abstract find(attachmentId: string): Promise<StoredAttachment | undefined>;

  /** @returns undefined where there is none, or it was forgotten */
  abstract read(attachmentId: string): Promise<Uint8Array | undefined>;

  /** It is part of a message from now on. Doing it again changes nothing. */
  abstract keep(attachmentId: string): Promise<void>;

  /** Clears away what was uploaded before a time (ISO 8601) and never kept. @returns how many */
  abstract removeUnused(before: string): Promise<number>;

  /** Clears away what nobody can read any more, because its key was destroyed. @returns how many */
  abstract removeForgotten(): Promise<number>;
}
