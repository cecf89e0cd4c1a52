import { concatenated, type Head, joinPacked, type PackedExamples, slicePacked } from '#foresight';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, LogitsRequest, ServingReply } from './serving-messages.js';
import type { Logits } from './serving-network.js';

/** What the loop needs of a network. */
export interface Answering {
  logits(sequences: PackedExamples, every: boolean, items: boolean): Promise<Logits>;
}

interface Job {
  readonly request: LogitsRequest;
  /** The next of its sequences. */
  at: number;
  readonly parts: Logits[];
}

/**
 * Answers requests in micro-batches: those that arrive while one is computed share the following, and one that arrives
 * while nothing is computed starts at once. A long request is computed a batch at a time, and others come between.
 */
export class ServingLoop {
  private readonly waiting: Job[] = [];
  private running = false;

  constructor(
    private readonly network: Answering,
    private readonly batch: number,
    private readonly reply: (message: ServingReply) => void,
  ) {}

  accept(requests: readonly LogitsRequest[]): void {
    for (const request of requests) this.waiting.push({ request, at: 0, parts: [] });
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      await this.answer(this.take());
      // Lets requests that arrived meanwhile join the next batch.
      await nextTurn();
    }
    this.running = false;
  }

  /** The oldest job, and with it others that ask for the same, as long as there is room. */
  private take(): readonly Job[] {
    const [first] = this.waiting;
    if (!first) return [];
    const taken: Job[] = [];
    let room = this.batch;
    for (const job of this.waiting) {
      if (room <= 0) break;
      if (job.request.every !== first.request.every || job.request.items !== first.request.items) continue;
      taken.push(job);
      room -= left(job);
    }
    const chosen = new Set(taken);
    const others = this.waiting.filter((job) => !chosen.has(job));
    this.waiting.splice(0, this.waiting.length, ...others);
    return taken;
  }

  private async answer(jobs: readonly Job[]): Promise<void> {
    let room = this.batch;
    const shares = jobs.map((job) => {
      const part = slicePacked(job.request.sequences, job.at, job.at + Math.min(room, left(job)));
      room -= part.starts.length - 1;
      return { job, part };
    });
    try {
      const { every, items } = jobs[0]?.request ?? { every: false, items: false };
      const logits = await this.network.logits(joinPacked(shares.map(({ part }) => part)), every, items);
      this.deal(shares, logits, every);
    } catch (error) {
      // One request may be to blame: the others are answered all the same.
      if (jobs.length > 1) for (const job of jobs) await this.answer([job]);
      else this.fail(jobs, error);
    }
  }

  private fail(jobs: readonly Job[], error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.reply({ kind: 'failed', ids: jobs.map(({ request }) => request.id), reason });
  }

  private deal(shares: readonly { job: Job; part: PackedExamples }[], logits: Logits, every: boolean): void {
    const rowsOf = ({ starts }: PackedExamples): number => (every ? (starts.at(-1) ?? 0) : starts.length - 1);
    const rows = shares.reduce((sum, { part }) => sum + rowsOf(part), 0);
    const answers: Answer[] = [];
    let from = 0;
    for (const { job, part } of shares) {
      const to = from + rowsOf(part);
      job.parts.push(
        mapped(logits, (values) => values.slice((from * values.length) / rows, (to * values.length) / rows)),
      );
      from = to;
      job.at += part.starts.length - 1;
      if (left(job) > 0) this.waiting.push(job);
      else answers.push({ id: job.request.id, logits: whole(job.parts) });
    }
    if (answers.length > 0) this.reply({ kind: 'answers', answers });
  }
}

const left = ({ request, at }: Job): number => request.sequences.starts.length - 1 - at;

const mapped = (logits: Logits, of: (values: Float32Array, head: Head) => Float32Array): Logits =>
  Object.fromEntries(Object.entries(logits).map(([head, values]) => [head, of(values, head as Head)]));

/** The parts of a long answer, joined. */
function whole(parts: readonly Logits[]): Logits {
  const [first = {}] = parts;
  if (parts.length < 2) return first;
  return mapped(first, (_, head) =>
    concatenated(
      Float32Array,
      parts.map((part) => part[head] ?? new Float32Array()),
    ),
  );
}
