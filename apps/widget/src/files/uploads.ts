import type { Attachment } from '#protocol';
import { readJson, type Shelf, writeJson } from '../shelf.js';
import { type FileProblem, problemOf } from './acceptable.js';

/** A file beside the message that is being written. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: string;
  /** For the preview; absent after a reload. */
  readonly file?: File;
  /** 0 to 1. */
  readonly progress: number;
  readonly problem?: FileProblem;
  /** It lies at the server. */
  readonly stored?: Attachment;
}

/** Sends one file. Reports progress from 0 to 1; rejects where it did not get through. */
export type SendFile = (
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
) => Promise<
  { readonly ok: true; readonly value: Attachment } | { readonly ok: false; readonly problem: FileProblem }
>;

const MOST = 5;
const KEY = 'files';

/** The files of the next message, from choosing to sending. What lies at the server already survives a reload. */
export class Uploads {
  private items: readonly Upload[];
  private readonly running = new Map<string, AbortController>();
  /** By attachment: what was sent from this page need not be fetched to be shown. */
  private readonly own = new Map<string, File>();
  /** Called after every change. */
  changed: (items: readonly Upload[]) => void = () => undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly send: SendFile,
  ) {
    const kept = readJson<readonly Attachment[]>(shelf, KEY) ?? [];
    this.items = kept.map((stored) => {
      const { attachmentId, name, bytes, type } = stored;
      return {
        id: attachmentId,
        name: typeof name === 'string' ? name : '',
        bytes,
        type,
        progress: 1,
        stored,
      };
    });
  }

  fileOf(attachmentId: string): File | undefined {
    return this.own.get(attachmentId);
  }

  get all(): readonly Upload[] {
    return this.items;
  }

  /** Whether all of them can go with a message. */
  get ready(): boolean {
    return this.items.every(({ stored }) => stored !== undefined);
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const { name, size: bytes, type } = file;
      const problem = this.items.length >= MOST ? 'count' : problemOf(file);
      const upload = {
        id: crypto.randomUUID(),
        name,
        bytes,
        type,
        file,
        progress: 0,
        ...(problem && { problem }),
      };
      this.become([...this.items, upload]);
      if (!problem) void this.run(upload.id, file);
    }
  }

  retry(id: string): void {
    const upload = this.items.find((item) => item.id === id);
    if (upload?.file) void this.run(id, upload.file);
  }

  remove(id: string): void {
    this.running.get(id)?.abort();
    this.become(this.items.filter((item) => item.id !== id));
  }

  /** The files that lie at the server, which from now on are a message's. */
  take(): readonly Attachment[] {
    const taken = this.items.flatMap(({ stored }) => stored ?? []);
    this.become(this.items.filter(({ stored }) => stored === undefined));
    return taken;
  }

  clear(): void {
    for (const one of this.running.values()) one.abort();
    this.own.clear();
    this.become([]);
  }

  private async run(id: string, file: File): Promise<void> {
    const abort = new AbortController();
    this.running.set(id, abort);
    this.change(id, { progress: 0, problem: undefined });
    const report = (progress: number): void => this.change(id, { progress });
    const failed = { ok: false, problem: 'failed' } as const;
    const answer = await this.send(file, report, abort.signal).catch(() => failed);
    this.running.delete(id);
    // Taken out meanwhile, perhaps because another person sits here.
    if (abort.signal.aborted) return;
    if (answer.ok) this.own.set(answer.value.attachmentId, file);
    this.change(id, answer.ok ? { progress: 1, stored: answer.value } : { problem: answer.problem });
  }

  private change(
    id: string,
    news: {
      readonly progress?: number;
      readonly problem?: FileProblem | undefined;
      readonly stored?: Attachment;
    },
  ): void {
    this.become(
      this.items.map((item) => {
        if (item.id !== id) return item;
        const { problem: _, ...rest } = item;
        const { problem, ...other } = news;
        return { ...rest, ...other, ...(problem && { problem }) };
      }),
    );
  }

  private become(items: readonly Upload[]): void {
    this.items = items;
    const stored = items.flatMap((item) => item.stored ?? []);
    if (stored.length > 0) writeJson(this.shelf, KEY, stored);
    else this.shelf.remove(KEY);
    this.changed(items);
  }
}
