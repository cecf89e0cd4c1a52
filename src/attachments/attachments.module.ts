import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttachmentCallers } from './attachment-callers.js';
import { SentAttachments } from './sent-attachments.js';
import { SignedLinks } from './signed-links.js';
import { UploadAttachment } from './upload-attachment.js';

const parts = [AttachmentCallers, SignedLinks, UploadAttachment, SentAttachments];

/** Files that are sent along with messages. Their routes are in `attachment.routes.ts`. */
@Module({ imports: [AccessModule], providers: parts, exports: parts })
export class AttachmentsModule {}
