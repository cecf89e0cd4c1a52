import { Injectable } from '@nestjs/common';
import { Attachments, toldByContent } from '#attachments';
import { Clock, Ids } from '#kernel';
import type { UploadedAttachment } from '#protocol';
import { refuse } from '../errors/problems.js';
import { SignedLinks } from './signed-links.js';

/** Takes a file in, when its content is one of the types that are shown. */
@Injectable()
export class UploadAttachment {
  constructor(
    private readonly attachments: Attachments,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly links: SignedLinks,
  ) {}

  /** Resolves when it is durably stored. @throws Refusal where it is something else */
  async upload(shopperId: string, name: string, content: Buffer): Promise<UploadedAttachment> {
    const told = toldByContent(content);
    if (!told) {
      throw refuse('invalid-input', 'Only images (PNG, JPEG, GIF, WebP) and PDF files can be attached.');
    }
    const attachmentId = this.ids.next();
    const known = { attachmentId, name: fileName(name), ...told };
    const uploadedAt = this.clock.now().toISOString();
    await this.attachments.put({ ...known, shopperId, uploadedAt }, content);
    return { ...known, bytes: content.length, ...this.links.to(attachmentId) };
  }
}

/** The last part of a path, without characters that end a line, hide or turn the direction of what follows. */
const fileName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 200)
    .toWellFormed() || 'file';
