import type { Logger } from 'pino';
import { type ContentDocument, contentKey, contentOf, foldContent } from '#content';
import { type EventStore, streamsUnder } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ContentBody, ContentKind, ProjectionStatus } from '#protocol';
import { followLog } from '../live/follow-log.js';
import type { Role } from '../roles/role.js';
import type { Bodies, ContentFiles } from './content-files.js';

type Kind = Exclude<ContentKind, 'intent'>;
type Bodied<Of extends ContentKind> = Extract<ContentBody, { kind: Of }>['body'];

/**
 * What the shop says at this moment: its files, and over them what was written in the console, as the log tells it.
 * Every process follows the log by itself, so that an edit counts everywhere within moments.
 */
export class LiveContent implements Role {
  private readonly written = new Map<string, ContentDocument>();
  private readonly listeners = new Set<(kind: ContentKind) => void>();
  private readonly waiting = new Set<{ readonly position: bigint; readonly go: () => void }>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private position = 0n;

  private constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'listStreams' | 'readStream' | 'head'>,
    readonly files: ContentFiles,
    private readonly log: Logger,
  ) {}

  /** Everything that was written up to now is in it. */
  static async open(
    store: Pick<EventStore, 'subscribe' | 'listStreams' | 'readStream' | 'head'>,
    files: ContentFiles,
    log: Logger,
  ): Promise<LiveContent> {
    const live = new LiveContent(store, files, log);
    live.position = await store.head();
    for await (const { stream } of streamsUnder(store, 'content-')) await live.readNewest(stream);
    return live;
  }

  start(): Promise<void> {
    this.running = this.follow();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** It has no place of its own to tell of: it is read anew at every start. */
  status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }

  /** Told whenever something of a kind reads differently. */
  onChange(listener: (kind: ContentKind) => void): void {
    this.listeners.add(listener);
  }

  /** Resolves when everything up to a position counts here. */
  async until(position: bigint): Promise<void> {
    if (position <= this.position || this.stopping.signal.aborted) return;
    await new Promise<void>((go) => this.waiting.add({ position, go }));
  }

  document(kind: ContentKind, contentId: string): ContentDocument | undefined {
    return this.written.get(contentKey(kind, contentId));
  }

  /** What was written of a kind, withdrawals included. */
  documents(kind: ContentKind): readonly ContentDocument[] {
    return [...this.written.values()].filter((one) => one.kind === kind);
  }

  /** What stands of a kind, by id, in the order of the ids. */
  now<Of extends Kind>(kind: Of): ReadonlyMap<string, Bodied<Of>> {
    return standing(this.files.now(kind), this.documents(kind)) as ReadonlyMap<string, Bodied<Of>>;
  }

  private async readNewest(stream: string): Promise<void> {
    // The newest text, and the withdrawal after it, if any.
    const newest = await this.store.readStream(stream, { direction: 'backwards', limit: 2 });
    for (const event of [...newest].reverse()) this.take(event);
  }

  private follow(): Promise<void> {
    return followLog(this.position, {
      store: this.store,
      filter: { streamPrefixes: ['content-'] },
      signal: this.stopping.signal,
      take: (events) => events.forEach((event) => this.take(event)),
      reached: (position) => this.reached(position),
      failed: (err) => this.log.error({ err }, 'content cannot be followed just now'),
    });
  }

  private take(event: RecordedEvent): void {
    const about = contentOf(event);
    if (about) {
      const key = contentKey(about.kind, about.contentId);
      const before = this.written.get(key);
      const document = foldContent(before, event);
      if (document && document !== before) this.written.set(key, document);
      for (const listener of document === before ? [] : this.listeners) listener(about.kind);
    }
    this.reached(event.position);
  }

  private reached(position: bigint): void {
    if (position > this.position) this.position = position;
    for (const one of this.waiting) {
      if (one.position > this.position) continue;
      this.waiting.delete(one);
      one.go();
    }
  }
}

/** Files with what was written over them. */
export function standing(
  files: Bodies,
  written: readonly ContentDocument[],
): ReadonlyMap<string, ContentBody['body']> {
  const bodies = new Map([...files].map(([id, { body }]) => [id, body]));
  for (const { contentId, withdrawn, content } of written) {
    if (withdrawn || !content) bodies.delete(contentId);
    else bodies.set(contentId, content.body);
  }
  return new Map([...bodies].sort(([one], [other]) => (one < other ? -1 : 1)));
}
