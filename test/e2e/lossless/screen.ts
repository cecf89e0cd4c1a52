import type { EntryPush, Resumed, TranscriptEntry } from '#protocol';
import type { Tally } from './tally.js';

/** One conversation as somebody sees it: what came by itself, and what was asked for after a gap. */
export class Screen {
  /** Of the newest event that was seen. */
  revision = -1;
  private readonly lines = new Map<string, TranscriptEntry>();
  /** Comes while it is asked what was missed, and is looked at after that. */
  private held: EntryPush[] | undefined = [];

  constructor(private readonly tally: Tally) {}

  /** A connection is new: what is pushed from now on stands after a gap that is not closed yet. */
  reconnected(): void {
    this.held = [];
  }

  push(push: EntryPush): void {
    if (this.held) this.held.push(push);
    else if (push.revision >= this.revision) this.show(push.revision, [push.entry]);
  }

  resumed({ revision, entries }: Resumed): void {
    if (revision > this.revision || entries.length > 0) this.show(revision, entries);
    const held = this.held ?? [];
    this.held = undefined;
    for (const push of held) if (push.revision > revision) this.push(push);
  }

  /** Ids of messages, as they stand from top to bottom. */
  get messageIds(): string[] {
    return [...this.lines.values()].filter(({ kind }) => kind !== 'note').map(({ id }) => id);
  }

  get shoppersLines(): readonly TranscriptEntry[] {
    return [...this.lines.values()].filter(({ kind }) => kind === 'shopper');
  }

  private show(revision: number, entries: readonly TranscriptEntry[]): void {
    for (const entry of entries) {
      if (this.lines.has(entry.id)) this.tally.cameAgain += 1;
      this.lines.set(entry.id, entry);
    }
    this.revision = Math.max(this.revision, revision);
  }
}
