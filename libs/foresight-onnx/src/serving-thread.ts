import type { PackedExamples } from '#foresight';
import { Worker } from 'node:worker_threads';
import type { LogitsRequest, ServingReply, ServingStart } from './serving-messages.js';
import type { Logits } from './serving-network.js';

/** The network's thread could not answer. */
export class ForesightFailed extends Error {
  override readonly name = 'ForesightFailed';
}

interface Pending {
  readonly sequences: number;
  readonly resolve: (logits: Logits) => void;
  readonly reject: (error: Error) => void;
}

/** Sequences that are owed an answer at most; further callers wait before anything is packed for them. */
const MOST_OWED = 1024;

/**
 * One worker thread and the requests it owes an answer. When the thread ends, those fail, and the next request starts
 * another one.
 */
export class ServingThread {
  private readonly pending = new Map<number, Pending>();
  private readonly waiting: (() => void)[] = [];
  private outgoing: LogitsRequest[] = [];
  private worker: Promise<Worker> | undefined;
  private isClosed = false;
  private nextId = 0;
  private owed = 0;

  private constructor(private readonly start: ServingStart) {}

  /** @throws ForesightFailed where the network cannot be loaded */
  static async start(start: ServingStart): Promise<ServingThread> {
    const thread = new ServingThread(start);
    await thread.running();
    return thread;
  }

  /** @param pack the sequences, called when their turn has come */
  async logits(pack: () => PackedExamples, every: boolean, items: boolean): Promise<Logits> {
    while (this.owed >= MOST_OWED) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.isClosed) throw new ForesightFailed('The network is closed.');
    const sequences = pack();
    const count = sequences.starts.length - 1;
    this.owed += count;
    return new Promise<Logits>((resolve, reject) => {
      const id = this.nextId++;
      this.pending.set(id, { sequences: count, resolve, reject });
      this.outgoing.push({ id, sequences, every, items });
      // Calls made in one turn travel in one message.
      if (this.outgoing.length === 1) queueMicrotask(() => void this.flush());
    });
  }

  /** Ends the thread; what it owes fails. */
  async close(): Promise<void> {
    this.isClosed = true;
    const worker = this.worker;
    this.failAll('The network is closed.');
    await (await worker)?.terminate();
  }

  private async flush(): Promise<void> {
    try {
      const worker = await this.running();
      worker.postMessage(this.outgoing.splice(0));
    } catch (error) {
      this.failAll((error as Error).message);
    }
  }

  private running(): Promise<Worker> {
    this.worker ??= this.launch();
    return this.worker;
  }

  private async launch(): Promise<Worker> {
    const worker = new Worker(new URL('./serving.worker.js', import.meta.url), { workerData: this.start });
    let reason = 'it ended';
    worker.on('error', (error) => (reason = error.message));
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('exit', () => {
        this.worker = undefined;
        reject(new ForesightFailed(`The network's thread does not start: ${reason}.`));
      });
    });
    worker.on('message', (reply: ServingReply) => this.settle(reply));
    worker.once('exit', () => {
      this.worker = undefined;
      this.failAll(`The network's thread ended: ${reason}.`);
    });
    return worker;
  }

  private settle(reply: ServingReply): void {
    if (reply.kind === 'answers') for (const { id, logits } of reply.answers) this.take(id)?.resolve(logits);
    if (reply.kind === 'failed')
      for (const id of reply.ids) this.take(id)?.reject(new ForesightFailed(reply.reason));
    if (this.owed < MOST_OWED) for (const go of this.waiting.splice(0)) go();
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    this.owed -= pending?.sequences ?? 0;
    return pending;
  }

  private failAll(reason: string): void {
    this.outgoing = [];
    for (const id of [...this.pending.keys()]) this.take(id)?.reject(new ForesightFailed(reason));
    for (const go of this.waiting.splice(0)) go();
  }
}
