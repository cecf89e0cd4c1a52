import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { EncoderFailed } from './encoder-failures.js';
import type { Answers, EncodeRequest, EncoderReply, EncoderStart } from './encoder-messages.js';
import { startWorker, type Launch } from './start-worker.js';

/** A request that was under way when the thread ended this many times is blamed, and not tried again. */
const MOST_CRASHES = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** Starts in a row that may fail before callers are told, instead of being kept waiting. */
const PATIENT_STARTS = 5;

export interface Work {
  readonly texts: readonly string[];
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

interface Request extends Work {
  readonly id: number;
  crashes: number;
}

/**
 * One worker thread and the requests it owes an answer.
 *
 * When the thread ends it is started again, after a pause that grows while that keeps happening, and what it had not
 * answered is asked again: one request after another, so that the one that ends the thread is found and only it fails.
 */
export class EncoderThread {
  readonly #sent = new Map<number, Request>();
  #waiting: Request[] = [];
  #suspects: Request[] = [];
  #worker: Worker | undefined;
  #nextId = 0;
  #falls = 0;
  #flushing = false;
  #unusable: EncoderFailed | undefined;
  readonly #closing = new AbortController();
  #restarting: Promise<void> = Promise.resolve();
  #texts = 0;
  restarts = 0;

  private constructor(
    private readonly start: EncoderStart,
    private readonly launch: Launch,
    private readonly onBatch: (answers: Answers) => void,
    readonly dimensions: number,
  ) {}

  /** @throws EncoderFailed where the model cannot be loaded */
  static async start(
    start: EncoderStart,
    launch: Launch,
    onBatch: (answers: Answers) => void,
  ): Promise<EncoderThread> {
    const { worker, dimensions } = await startWorker(start, launch);
    const thread = new EncoderThread(start, launch, onBatch, dimensions);
    thread.#adopt(worker);
    return thread;
  }

  /** Texts it owes. */
  get load(): number {
    return this.#texts;
  }

  get isUp(): boolean {
    return this.#worker !== undefined;
  }

  encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#unusable) return Promise.reject(this.#unusable);
    this.#texts += texts.length;
    const answered = new Promise<readonly Float32Array[]>((resolve, reject) => {
      this.#waiting.push({ id: this.#nextId++, texts, crashes: 0, resolve, reject });
    });
    this.#flushSoon();
    return answered;
  }

  /** Ends the thread; what it owes fails. */
  async close(): Promise<void> {
    this.#closing.abort();
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll(new EncoderFailed('The encoder is closed.'));
    await Promise.all([worker?.terminate(), this.#restarting]);
  }

  #adopt(worker: Worker): void {
    this.#worker = worker;
    worker.on('message', (reply: EncoderReply) => {
      if (reply.kind === 'answers') this.#settle(reply);
    });
    let reason = 'it ended';
    worker.on('error', (error) => (reason = error.message));
    worker.once('exit', () => {
      if (this.#worker === worker) this.#lose(reason);
    });
    this.#flush();
  }

  /** Calls made in one turn travel in one message. */
  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (!this.#worker) return;
    const suspect = this.#suspects[0];
    if (suspect) {
      if (this.#sent.size === 0) this.#send([suspect]);
    } else if (this.#waiting.length > 0) {
      this.#send(this.#waiting.splice(0));
    }
  }

  #send(requests: readonly Request[]): void {
    for (const request of requests) this.#sent.set(request.id, request);
    this.#worker?.postMessage(requests.map(({ id, texts }): EncodeRequest => ({ id, texts })));
  }

  #settle(answers: Answers): void {
    this.#falls = 0;
    this.onBatch(answers);
    let at = 0;
    for (const id of answers.encoded) {
      const request = this.#answered(id);
      const vectors = Array.from({ length: request?.texts.length ?? 0 }, () =>
        answers.vectors.subarray(at, (at += this.dimensions)),
      );
      request?.resolve(vectors);
    }
    for (const { id, reason } of answers.failed) this.#answered(id)?.reject(new EncoderFailed(reason));
    this.#flush();
  }

  #answered(id: number): Request | undefined {
    const request = this.#sent.get(id);
    if (!request) return undefined;
    this.#sent.delete(id);
    this.#texts -= request.texts.length;
    if (this.#suspects[0] === request) this.#suspects.shift();
    return request;
  }

  #lose(reason: string): void {
    this.#worker = undefined;
    this.restarts++;
    const lost = [...this.#sent.values()];
    const further = this.#suspects.filter((request) => !this.#sent.has(request.id));
    this.#sent.clear();
    this.#suspects = [];
    for (const request of lost) {
      if (++request.crashes < MOST_CRASHES) {
        this.#suspects.push(request);
      } else {
        this.#texts -= request.texts.length;
        request.reject(
          new EncoderFailed(
            `The encoder's thread ended ${String(MOST_CRASHES)} times over this request (${reason}).`,
          ),
        );
      }
    }
    this.#suspects.push(...further);
    this.#restarting = this.#restart();
  }

  async #restart(): Promise<void> {
    for (let failed = 0; !this.#closing.signal.aborted;) {
      const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#falls++);
      try {
        await pause(wait, undefined, { signal: this.#closing.signal });
        const { worker } = await startWorker(this.start, this.launch);
        // Closed meanwhile: the type checker cannot see that the signal may have changed.
        if (this.#closing.signal.aborted as boolean) await worker.terminate();
        else this.#resume(worker);
        return;
      } catch (error) {
        if (this.#closing.signal.aborted as boolean) return;
        if (++failed >= PATIENT_STARTS) this.#failAll(error as EncoderFailed);
      }
    }
  }

  #resume(worker: Worker): void {
    this.#unusable = undefined;
    this.#adopt(worker);
  }

  /** Until a thread is up again, callers are told at once. */
  #failAll(error: EncoderFailed): void {
    this.#unusable = error;
    const pending = new Set([...this.#sent.values(), ...this.#suspects, ...this.#waiting]);
    this.#sent.clear();
    this.#suspects = [];
    this.#waiting = [];
    this.#texts = 0;
    for (const { reject } of pending) reject(error);
  }
}
