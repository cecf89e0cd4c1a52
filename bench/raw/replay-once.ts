import { randomUUID } from 'node:crypto';
import type { RunNews } from '#projections';
import { replayRequest } from '#protocol';
import { projections } from '../../src/projections.js';
import { ThreadExecutor } from '../../src/replays/thread-executor.js';
import { openStores } from '../../src/stores/open-stores.js';

/**
 * One replay of everything, in the threads in which the server works on it, with the documents thrown away at the
 * end. A program of its own, so that memory is its own. Prints a JSON line at a quarter, half and all of the events.
 */
const [dataFolder = '', name = '', workers = '1'] = process.argv.slice(2);
const stores = { dataFolder, eventStore: 'sqlite', readModels: 'sqlite', masterKey: undefined };
const executor = new ThreadExecutor(stores, (error) => process.stderr.write(`${String(error)}\n`));
const marks = [0.25, 0.5, 1];
const request = replayRequest.parse({ workers: Number(workers) });
const replay = { replayId: randomUUID(), request };

const generation = await new Promise<number>((resolve, reject) => {
  const work = executor.begin({ projection: name, replay }, (news) => {
    tell(news);
    if (news.kind === 'failed') reject(new Error(news.reason));
    if (news.kind === 'reached') void work.stop().then(() => resolve(news.reached.generation));
  });
});
const opened = await openStores(stores);
const projection = projections.find((one) => one.name === name);
if (projection) await opened.readModels.dropGeneration(projection, generation);
await opened.close();

function tell(news: RunNews): void {
  if (news.kind === 'progress') {
    const { done, total } = news.progress;
    while (total > 0 && done / total >= (marks[0] ?? Infinity)) mark(marks.shift() ?? 1);
  }
  if (news.kind === 'reached') {
    const { events, seconds } = news.reached;
    print({ events, perSecond: events / seconds });
  }
}

function mark(part: number): void {
  print({ part, megabytes: process.resourceUsage().maxRSS / 1_024 });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
