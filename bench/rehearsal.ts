import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ForesightModel } from '#foresight';
import type { RecordedEvent } from '#kernel';
import type { Rehearsed as Outcomes } from '#help';
import { type HelpPolicy, helpPolicy } from '#protocol';
import { openVersion } from '../src/foresight/life/open-version.js';
import { VersionShelf } from '../src/foresight/life/version-shelf.js';
import type { RehearsalNews, RehearsalTask } from '../src/help/rehearsals/rehearsal-messages.js';
import { readTemplates } from '../src/help/templates.js';
import { openStores } from '../src/stores/open-stores.js';
import { liveThrough, openWeek } from '../test/help/live-week.js';
import { simulatedWeek, WEEK_BEGINS, WEEK_ENDS } from '../test/help/simulated-week.js';
import { eventToCard } from './raw/help-online.js';
import type { Report } from './report.js';

const SHOPPERS = 2_000;
const SHIPPED = fileURLToPath(new URL('../../models/', import.meta.url));
const PROGRAM = new URL('../src/help/rehearsals/rehearsal.worker.js', import.meta.url);

/**
 * A simulated week of 2,000 shoppers, with what the shipped model foresees of them after every event: policies are
 * rehearsed on it in a thread, as the server does, alone and all in one pass, and then run through what offers help live
 * with the time of the events as the clock; all must come to the same. `--shoppers` says how many.
 */
export async function run(report: Report, options: readonly string[]): Promise<void> {
  const asked = Number(options[options.indexOf('--shoppers') + 1]);
  const shoppers = options.includes('--shoppers') ? asked : SHOPPERS;
  const model = await shippedModel();
  const started = performance.now();
  const log = await simulatedWeek(shoppers, model);
  await model.close();
  report({ figure: 'simulated shoppers', value: shoppers, unit: '' });
  report({ figure: 'events, predictions among them', value: log.length, unit: '' });
  report({
    figure: 'predictions',
    value: log.filter(({ type }) => type === 'QuestionPredicted').length,
    unit: '',
  });
  report({ figure: 'making the week', value: (performance.now() - started) / 1000, unit: 's' });
  await rehearsals(report, log);
  await eventToCard(report);
}

async function rehearsals(report: Report, log: readonly RecordedEvent[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const config = { dataFolder: folder, eventStore: 'sqlite', readModels: 'sqlite', masterKey: undefined };
  const stores = await openStores(config);
  await openWeek(log, stores);
  await stores.close();
  try {
    const all = (await policies()).map(({ id: policyId, policy }) => ({ policyId, policy }));
    const days = { from: WEEK_BEGINS, to: WEEK_ENDS };
    const task = (contenders: typeof all): RehearsalTask => ({
      stores: config,
      order: { contenders, ...days },
      timeZone: 'UTC',
      demo: true,
    });
    const together = await inThread(task(all));
    for (const [index, contender] of all.entries()) {
      const alone = await inThread(task([contender]));
      const live = await liveThrough(await openWeek(log), contender, WEEK_ENDS);
      tell(report, contender.policyId, alone, live.filter(({ data }) => data.arm === 'offer').length);
      const [own, among] = [alone.rehearsed.outcomes[0], together.rehearsed.outcomes[index]];
      if (JSON.stringify(own) !== JSON.stringify(among))
        throw new Error(`${contender.policyId}: another outcome together with others than alone.`);
    }
    report({ figure: `${String(all.length)} in one pass: rehearsed`, value: together.seconds, unit: 's' });
    report({
      figure: `${String(all.length)} in one pass: processor time`,
      value: together.cpuSeconds,
      unit: 's',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The demo's, and one that looks at nothing but what is foreseen. */
async function policies(): Promise<readonly { readonly id: string; readonly policy: HelpPolicy }[]> {
  const words = { saw: 'A question is foreseen.', action: 'Ask it' };
  const anything = helpPolicy.parse({
    name: 'Any question that is foreseen',
    when: { question: { intents: ANY, atLeast: 'likely' } },
    offer: { en: words, zh: words },
    limits: {},
  });
  return [...(await readTemplates()), { id: 'anything-foreseen', policy: anything }];
}
const ANY = [
  'order_status',
  'delivery_time',
  'payment_failed',
  'coupon_problem',
  'size',
  'shipping_cost',
  'return_item',
  'refund_status',
  'stock',
  'product_question',
  'login_problem',
  'cancel_order',
];

interface Rehearsed {
  readonly rehearsed: Outcomes;
  readonly seconds: number;
  /** Of all processors together: what is left of `seconds` where others use them too. */
  readonly cpuSeconds: number;
  readonly told: number;
  /** The longest that the thread which serves sockets was held up, in milliseconds. */
  readonly heldUp: number;
}

function inThread(task: RehearsalTask): Promise<Rehearsed> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let told = 0;
  delay.enable();
  const thread = new Worker(PROGRAM, { workerData: task });
  return new Promise((resolve, reject) => {
    thread.on('message', (news: RehearsalNews) => {
      if (news.kind === 'progress') told += 1;
      else if (news.kind === 'failed') reject(new Error(news.message));
      else {
        const seconds = (performance.now() - begun) / 1000;
        const { user, system } = process.cpuUsage(cpu);
        const cpuSeconds = (user + system) / 1e6;
        resolve({ rehearsed: news.rehearsed, seconds, cpuSeconds, told, heldUp: delay.max / 1e6 });
      }
    });
    thread.on('error', reject);
  });
}

function tell(
  report: Report,
  id: string,
  { rehearsed, seconds, cpuSeconds, told, heldUp }: Rehearsed,
  live: number,
): void {
  const { events, outcomes } = rehearsed;
  const [outcome] = outcomes;
  if (!outcome) throw new Error(`${id}: there are no figures.`);
  const { offers, interrupted, heldOut, wentOnToAsk, questions, foreseen, leadMinutes } = outcome.figures;
  const figure = (name: string, value: number, unit = ''): void =>
    report({ figure: `${id}: ${name}`, value, unit });
  figure('rehearsed', seconds, 's');
  figure('processor time', cpuSeconds, 's');
  figure('events', events / seconds, 'events/s');
  figure('progress told', told, 'times');
  figure('sockets held up, at most', heldUp, 'ms');
  figure('offers', offers);
  figure('offers live, same log', live);
  figure('interrupted', interrupted, 'shoppers');
  figure('held out', heldOut);
  figure('went on to ask', wentOnToAsk);
  figure('questions of that kind', questions);
  figure('of them foreseen by an offer', foreseen);
  if (leadMinutes) figure('lead, median', leadMinutes.median, 'min');
  if (live !== offers) throw new Error(`${id}: rehearsed ${String(offers)} offers, live ${String(live)}.`);
}

async function shippedModel(): Promise<ForesightModel> {
  const shelf = new VersionShelf(join(tmpdir(), 'presage-no-models'), SHIPPED);
  const [version = ''] = await shelf.shippedVersions();
  return openVersion(await shelf.open(version), { device: 'cpu', threads: 1 });
}
