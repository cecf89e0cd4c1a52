import { type FileHandle, open } from 'node:fs/promises';
import { formats, LogChain } from '#safekeeping';
import { asRecorded, type SimulatedEvent } from '#simulator';
import { UsageError } from '../usage-error.js';
import { Destination } from './destination.js';

/** A file of events in the format of `presage export`, so that `presage import-log` can take it over. */
export class FileDestination extends Destination {
  private readonly chain = new LogChain();
  private readonly given: SimulatedEvent[] = [];
  /** Numbers the events as a log would: position by position, revision by revision. */
  private readonly recorded = asRecorded(drained(this.given));

  private constructor(
    private readonly file: FileHandle,
    private readonly name: string,
  ) {
    super();
  }

  /** @throws UsageError where the file cannot be written */
  static async open(name: string): Promise<FileDestination> {
    try {
      return new FileDestination(await open(name, 'w', 0o600), name);
    } catch (error) {
      throw new UsageError(`Cannot write ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  override async write(events: readonly SimulatedEvent[]): Promise<void> {
    this.given.push(...events);
    let text = '';
    for (const _ of events) {
      const { value: event } = this.recorded.next();
      if (!event) break;
      this.chain.add(event);
      text += `${formats.ndjson.write({ kind: 'event', event })}\n`;
    }
    await this.file.writeFile(text);
    this.written.stored += events.length;
  }

  override async finish(): Promise<string> {
    const end = { events: this.chain.events, chain: this.chain.value };
    await this.file.writeFile(`${formats.ndjson.write({ kind: 'end', end })}\n`);
    return `${this.name} can be taken over: presage import-log ${this.name} --var FOLDER`;
  }

  override [Symbol.asyncDispose](): Promise<void> {
    return this.file.close();
  }
}

function* drained(given: SimulatedEvent[]): Generator<SimulatedEvent, void> {
  for (let next = given.shift(); next !== undefined; next = given.shift()) yield next;
}
