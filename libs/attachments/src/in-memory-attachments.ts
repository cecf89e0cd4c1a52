import type { ShopperKeys } from '#privacy';
import { type AttachmentFacts, Attachments, type StoredAttachment } from './attachments.js';

interface Held {
  readonly facts: AttachmentFacts;
  readonly content: Uint8Array;
  readonly keyId: string;
  kept: boolean;
}

/** For tests: nothing outlives it. */
export class InMemoryAttachments extends Attachments {
  private readonly held = new Map<string, Held>();

  constructor(private readonly keys: ShopperKeys) {
    super();
  }

  override async put(facts: AttachmentFacts, content: Uint8Array): Promise<void> {
    const { id: keyId } = await this.keys.forSealing(facts.shopperId);
    if (this.held.has(facts.attachmentId)) throw new Error(`There is an attachment ${facts.attachmentId}.`);
    this.held.set(facts.attachmentId, { facts, content: Uint8Array.from(content), keyId, kept: false });
  }

  override async find(attachmentId: string): Promise<StoredAttachment | undefined> {
    const found = await this.readable(attachmentId);
    return found && { ...found.facts, bytes: found.content.length };
  }

  override async read(attachmentId: string): Promise<Uint8Array | undefined> {
    return (await this.readable(attachmentId))?.content;
  }

  override async keep(attachmentId: string): Promise<void> {
    const found = this.held.get(attachmentId);
    if (found) found.kept = true;
  }

  override async removeUnused(before: string): Promise<number> {
    const unused = [...this.held].filter(([, { facts, kept }]) => !kept && facts.uploadedAt < before);
    for (const [id] of unused) this.held.delete(id);
    return unused.length;
  }

  override async removeForgotten(): Promise<number> {
    const before = this.held.size;
    for (const id of [...this.held.keys()]) if (!(await this.readable(id))) this.held.delete(id);
    return before - this.held.size;
  }

  private async readable(attachmentId: string): Promise<Held | undefined> {
    const found = this.held.get(attachmentId);
    if (!found) return undefined;
    const key = (await this.keys.find([found.keyId])).get(found.keyId);
    return key?.kind === 'held' ? found : undefined;
  }
}
