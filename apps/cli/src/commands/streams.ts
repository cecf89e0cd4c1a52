import type { Command } from 'commander';
import type { EventFilter } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { readCorrelation } from '#safekeeping';
import { eventJson, eventText, treeText } from '../log/event-text.js';
import { type InFolder, inFolder, moment, wholeNumber } from '../log/log-options.js';
import { printLines } from '../log/print-lines.js';
import { openStores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

interface Page extends InFolder {
  readonly limit: string;
}
interface ReadOptions extends Page {
  readonly from?: string;
  readonly backwards?: boolean;
}
interface SearchOptions extends Page {
  readonly type?: readonly string[];
  readonly prefix?: readonly string[];
  readonly correlation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before?: string;
}

const LINES = 'print one JSON object a line';
const limited = (command: Command): Command =>
  inFolder(command.option('--limit <n>', 'at most so many', '100'), LINES);

/** `presage streams list|read|search|tree` */
export function register(program: Command): void {
  const streams = program.command('streams').description('Look into the log.');
  limited(streams.command('list').description('Streams by name.'))
    .argument('[prefix]', 'only those that begin with it', '')
    .option('--after <stream>', 'go on after this one')
    .action(list);
  limited(streams.command('read').description('Events of one stream.'))
    .argument('<stream>')
    .option('--from <revision>', 'the first to read')
    .option('--backwards', 'newest first')
    .action(read);
  limited(streams.command('search').description('Events of the whole log, newest first.'))
    .option('--type <type...>', 'of one of these types')
    .option('--prefix <prefix...>', 'in streams that begin with one of these')
    .option('--correlation <id>', 'that followed from this request')
    .option('--from <time>', 'that happened at this time or later')
    .option('--to <time>', 'that happened before this time')
    .option('--before <position>', 'go on below this position')
    .action(search);
  inFolder(streams.command('tree').description('What followed from one request, by what caused what.'))
    .argument('<correlation>', 'its correlation id')
    .action(tree);
}

async function list(
  prefix: string,
  { var: folder, limit, after, json }: Page & { readonly after?: string },
): Promise<void> {
  await using stores = await openStores(folder);
  const found = await stores.store.listStreams(prefix, after, wholeNumber('--limit', limit));
  const text = ({ stream, revision, lastRecordedAt }: (typeof found)[number]): string =>
    `${lastRecordedAt}  ${String(revision + 1).padStart(7)} events  ${stream}\n`;
  await printLines(found.map((each) => (json ? `${JSON.stringify(each)}\n` : text(each))));
}

async function read(stream: string, { var: folder, limit, from, ...options }: ReadOptions): Promise<void> {
  await using stores = await openStores(folder);
  const events = await stores.store.readStream(stream, {
    direction: options.backwards ? 'backwards' : 'forwards',
    limit: wholeNumber('--limit', limit),
    ...(from !== undefined && { from: wholeNumber('--from', from) }),
  });
  await printEvents(events, options);
}

async function search({ var: folder, limit, before, ...options }: SearchOptions): Promise<void> {
  await using stores = await openStores(folder);
  const { store } = stores;
  const end = before === undefined ? (await store.head()) + 1n : BigInt(wholeNumber('--before', before));
  await printEvents(
    await store.readAllBackwards(end, filterOf(options), wholeNumber('--limit', limit)),
    options,
  );
}

async function tree(correlationId: string, { var: folder, json }: InFolder): Promise<void> {
  await using stores = await openStores(folder);
  const { events, roots } = await readCorrelation(stores.store, correlationId);
  if (events === 0) throw new UsageError(`No event carries the correlation id ${correlationId}.`);
  const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  const text = treeText(roots);
  const shown = text.split('\n').length - 1;
  const more = shown < events ? `(the oldest ${String(shown)} of ${String(events)} events)\n` : '';
  await printLines([json ? `${JSON.stringify({ correlationId, events, roots }, asText)}\n` : text + more]);
}

function filterOf({
  type,
  prefix,
  correlation,
  from,
  to,
}: Omit<SearchOptions, 'var' | 'limit'>): EventFilter {
  return {
    ...(type && { types: type }),
    ...(prefix && { streamPrefixes: prefix }),
    ...(correlation !== undefined && { correlationId: correlation }),
    ...(from !== undefined && { occurredFrom: moment('--from', from) }),
    ...(to !== undefined && { occurredBefore: moment('--to', to) }),
  };
}

const printEvents = (
  events: readonly RecordedEvent[],
  { json }: { readonly json?: boolean },
): Promise<void> => printLines(events.map(json ? eventJson : eventText));
