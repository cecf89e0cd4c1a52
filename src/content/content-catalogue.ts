import { Injectable } from '@nestjs/common';
import { parseAnswer } from '#assistance';
import {
  type ContentCommand,
  type ContentHistory,
  currentOf,
  handleContentCommand,
  loadContent,
} from '#content';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import type { ContentBody, ContentItem, ContentKind, ContentVersion, ContentView } from '#protocol';
import type { Caller } from '../access/caller.js';
import { StaffAccounts } from '../access/staff-accounts.js';
import { refuse } from '../errors/problems.js';
import { LiveContent, standing } from './live-content.js';

/** The shop's content as the console shows and changes it. */
@Injectable()
export class ContentCatalogue {
  constructor(
    private readonly store: EventStore,
    private readonly live: LiveContent,
    private readonly staff: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  /** By id; what was withdrawn stands there too. */
  async list(kind: ContentKind): Promise<readonly ContentItem[]> {
    const files = await this.live.files.of(kind);
    const documents = this.live.documents(kind);
    const bodies = standing(files, documents);
    const ids = new Set([...files.keys(), ...documents.map(({ contentId }) => contentId)]);
    return [...ids].sort().map((contentId) => {
      const document = this.live.document(kind, contentId);
      const body = bodies.get(contentId);
      const content = body ? ({ kind, body } as ContentBody) : (document?.content ?? files.get(contentId));
      return { ...this.heading(kind, contentId, content, document), withdrawn: document?.withdrawn ?? false };
    });
  }

  /** @throws Refusal where there is none */
  async find(kind: ContentKind, contentId: string): Promise<ContentView> {
    return this.view(await this.history(kind, contentId));
  }

  /** @throws Refusal saying why not; who comes second learns which version stands */
  async carryOut(
    kind: ContentKind,
    contentId: string,
    command: ContentCommand,
    caller: Caller,
  ): Promise<ContentView> {
    const place = { kind, contentId, file: (await this.live.files.of(kind)).get(contentId) };
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const outcome = await handleContentCommand(this.store, place, command, metadata);
    if (!outcome.ok) {
      const { code, message, currentVersion } = outcome.error;
      throw refuse(code, message, { ...(currentVersion !== undefined && { currentVersion }) });
    }
    const { history, position } = outcome.value;
    if (position !== undefined) await this.live.until(position);
    return this.view(history);
  }

  private async history(kind: ContentKind, contentId: string): Promise<ContentHistory> {
    const file = (await this.live.files.of(kind)).get(contentId);
    return loadContent(this.store, { kind, contentId, file });
  }

  private view(history: ContentHistory): ContentView {
    const { kind, contentId, versions, version, withdrawn } = history;
    const current = currentOf(history) ?? versions.at(-1);
    if (!current) throw refuse('not-found', `There is no ${kind} called ${contentId}.`);
    return {
      ...this.heading(kind, contentId, current.content, { ...current, version }),
      withdrawn,
      current: this.signed(current),
      versions: [...versions].reverse().map(({ content: _, ...one }) => this.signed(one)),
    };
  }

  private heading(
    kind: ContentKind,
    contentId: string,
    content: ContentBody | undefined,
    newest: Pick<ContentVersion, 'version' | 'at' | 'by'> | undefined,
  ): Omit<ContentItem, 'withdrawn'> {
    const { version = 0, at, by } = newest ?? {};
    const written = { ...(at !== undefined && { at }), ...(by !== undefined && { by: this.nameOf(by) }) };
    return { kind, contentId, title: titleOf(contentId, content), version, ...written };
  }

  private signed<Version extends { by?: string | undefined }>(version: Version): Version {
    return version.by === undefined ? version : { ...version, by: this.nameOf(version.by) };
  }

  /** People as they are called here; who has left goes by their id. */
  private nameOf(staffId: string): string {
    return this.staff.byId(staffId)?.name ?? staffId;
  }
}

function titleOf(contentId: string, content: ContentBody | undefined): ContentItem['title'] {
  const itself = { en: contentId, zh: contentId };
  switch (content?.kind) {
    case undefined:
      return itself;
    case 'article':
    case 'intent':
      return content.body.title;
    case 'canned':
      return { en: content.body.title, zh: content.body.title };
    case 'answer': {
      const answer = parseAnswer(contentId, content.body.source);
      return 'title' in answer ? answer.title : itself;
    }
  }
}
