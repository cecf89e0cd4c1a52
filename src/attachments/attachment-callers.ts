import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Attachments, type StoredAttachment } from '#attachments';
import { EventStore } from '#event-store';
import type { StaffMember } from '#protocol';
import { isSameOrigin } from '../access/origins.js';
import type { Visitor } from '../access/visitor-token.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { ownerOf } from '../conversations/own-conversations.js';
import { refuse } from '../errors/problems.js';

export type AttachmentCaller =
  | { readonly kind: 'visitor'; readonly visitor: Visitor }
  | { readonly kind: 'staff'; readonly member: StaffMember };

export const noSuchAttachment = () => refuse('not-found', 'There is no such attachment.');

/** Who asks for attachments, and which are theirs. */
@Injectable()
export class AttachmentCallers {
  constructor(
    private readonly who: WhoIsThere,
    private readonly attachments: Attachments,
    private readonly store: EventStore,
  ) {}

  /** @param changes whether the call changes something: then staff must come from our own pages @throws Refusal */
  callerOf(headers: IncomingHttpHeaders, changes: boolean): AttachmentCaller {
    const { authorization } = headers;
    if (authorization !== undefined) return { kind: 'visitor', visitor: this.who.byBearer(authorization) };
    const member = this.who.byCookie(headers.cookie);
    if (!member) throw refuse('unauthorised', 'Send a visitor token as bearer, or log in.');
    if (changes && !isSameOrigin(headers)) {
      throw refuse('forbidden', 'This call must come from our own pages.');
    }
    return { kind: 'staff', member };
  }

  /** Whose an upload is to be: the visitor's own, or the shopper's an agent answers. @throws Refusal */
  async shopperFor(caller: AttachmentCaller, conversationId: string | undefined): Promise<string> {
    if (caller.kind === 'visitor') return caller.visitor.shopperId;
    if (conversationId === undefined) {
      throw refuse('invalid-input', 'conversationId: say in which conversation it will be sent.');
    }
    return ownerOf(this.store, conversationId);
  }

  /** Staff may see every conversation; a visitor what belongs to them. Another's is as if it were not there. */
  async readable(caller: AttachmentCaller, attachmentId: string): Promise<StoredAttachment> {
    const found = await this.attachments.find(attachmentId);
    const theirs = found && (caller.kind === 'staff' || caller.visitor.ids.includes(found.shopperId));
    if (!theirs) throw noSuchAttachment();
    return found;
  }
}
