import type { EventFilter, EventStore } from '#event-store';
import type { LineFormat } from './line-format.js';
import { LogChain } from './log-chain.js';
import { eventsUpTo } from './log-stretch.js';

export interface ExportOptions {
  readonly format: LineFormat;
  readonly filter?: EventFilter;
  /** Default: the head. */
  readonly upTo?: bigint;
  /** Takes in every event that is written. */
  readonly chain?: LogChain;
  /** Called before each batch is given out, with the events written by then. */
  readonly onProgress?: (events: number) => void;
}

/**
 * The log as text, a batch of lines at a time, as fast as it is taken. The last line tells how many events there
 * were and the value of their chain. Give the log as it is kept: what is sealed stays sealed.
 */
export async function* exportLog(
  log: Pick<EventStore, 'readAll' | 'head'>,
  { format, filter, upTo, chain = new LogChain(), onProgress }: ExportOptions,
): AsyncGenerator<string> {
  for await (const events of eventsUpTo(log, upTo ?? (await log.head()), filter)) {
    let text = '';
    for (const event of events) {
      chain.add(event);
      text += `${format.write({ kind: 'event', event })}\n`;
    }
    onProgress?.(chain.events);
    yield text;
  }
  yield `${format.write({ kind: 'end', end: { events: chain.events, chain: chain.value } })}\n`;
}
