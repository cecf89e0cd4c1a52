import type { RecordedEvent } from '#kernel';
import type { BackupManifest, Verification } from '#protocol';
import { LogChain, MARK_EVERY } from './log-chain.js';

/** Holds a log, event by event, against what a manifest says of it. */
export class ManifestCheck {
  private readonly chain = new LogChain();
  private readonly problems: string[] = [];
  private marksSeen = 0;
  private parted = false;

  constructor(private readonly manifest: BackupManifest) {}

  add(event: RecordedEvent): void {
    this.chain.add(event);
    const mark = this.chain.marks.at(this.marksSeen);
    if (!mark) return;
    this.marksSeen += 1;
    const expected = this.manifest.marks.at(this.marksSeen - 1);
    if (expected && expected.chain !== mark.chain) this.part(this.marksSeen * MARK_EVERY);
  }

  /** Something that is wrong besides what the events themselves tell. */
  note(problem: string): void {
    this.problems.push(problem);
  }

  get events(): number {
    return this.chain.events;
  }

  result(): Verification {
    const { events, value } = this.chain;
    const { manifest } = this;
    if (events !== manifest.events) {
      this.note(`There are ${count(events)} events; the manifest tells of ${count(manifest.events)}.`);
    } else if (value !== manifest.chain) this.part(events);
    const { problems } = this;
    return { ok: problems.length === 0, events, head: String(this.chain.head), chain: value, problems };
  }

  /** Only the first stretch that does not agree tells something: from there on the chain is another. */
  private part(lastEvent: number): void {
    if (this.parted) return;
    this.parted = true;
    const before = Math.floor((lastEvent - 1) / MARK_EVERY);
    const from = this.manifest.marks[before - 1]?.position;
    const to = this.manifest.marks[before]?.position ?? this.manifest.head;
    const [first, last] = [count(before * MARK_EVERY + 1), count(lastEvent)];
    const places = from === undefined ? `up to position ${to}` : `after position ${from}, up to ${to}`;
    this.note(`Events ${first} to ${last} do not agree with the chain of checksums (${places}).`);
  }
}

const count = (events: number): string => events.toLocaleString('en');
