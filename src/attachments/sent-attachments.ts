import { Injectable } from '@nestjs/common';
import { Attachments } from '#attachments';
import type { Attachment } from '#protocol';
import { refuse } from '../errors/problems.js';

/** What goes into a message of the attachments that its sender names. */
@Injectable()
export class SentAttachments {
  constructor(private readonly attachments: Attachments) {}

  /**
   * From now on they are kept: also where the message is not stored in the end, for the other way round a message
   * could lose them.
   *
   * @param shopperIds whose they must be
   * @throws Refusal naming the first that is not there, or is somebody else's
   */
  async kept(
    ids: readonly string[] | undefined,
    shopperIds: readonly string[],
  ): Promise<Attachment[] | undefined> {
    if (ids === undefined) return undefined;
    const found = await Promise.all([...new Set(ids)].map((id) => this.one(id, shopperIds)));
    for (const { attachmentId } of found) await this.attachments.keep(attachmentId);
    return found;
  }

  private async one(id: string, shopperIds: readonly string[]): Promise<Attachment> {
    const found = await this.attachments.find(id);
    if (!found || !shopperIds.includes(found.shopperId)) {
      throw refuse('invalid-input', `attachments: there is no attachment ${id}. Upload the file again.`);
    }
    const { shopperId: _, uploadedAt: __, ...attachment } = found;
    return attachment;
  }
}
