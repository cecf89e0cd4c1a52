import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { AttachmentLink } from '#protocol';
import { Secrets } from '../access/secrets.js';
import { hmac, sameBytes } from '../access/signature.js';

/** Long enough to read a conversation, short enough that a link that was passed on is soon worth nothing. */
const GOOD_FOR_MS = 3_600_000;

/** Links that open one attachment for an hour, for `<img>` and new tabs, which can send no token. */
@Injectable()
export class SignedLinks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  to(attachmentId: string): AttachmentLink {
    const expires = this.clock.now().getTime() + GOOD_FOR_MS;
    const t = `${expires.toString(36)}.${this.signature(attachmentId, expires).toString('base64url')}`;
    return { url: `/api/attachments/${attachmentId}?t=${t}`, expiresAt: new Date(expires).toISOString() };
  }

  isGood(attachmentId: string, t: string): boolean {
    const [time = '', signature = ''] = t.split('.', 2);
    const expires = parseInt(time, 36);
    return (
      sameBytes(this.signature(attachmentId, expires), Buffer.from(signature, 'base64url')) &&
      expires > this.clock.now().getTime()
    );
  }

  /** The purpose is part of what is signed, so that no other signed text can pass for a link. */
  private signature(attachmentId: string, expires: number): Buffer {
    return hmac(this.secrets.token, `attachment-link.v1.${attachmentId}.${String(expires)}`);
  }
}
