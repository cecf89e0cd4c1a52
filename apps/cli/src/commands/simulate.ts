import { type Command, Option } from 'commander';
import { simulate } from '#simulator';
import { DEMO_WRITE_KEY } from '../../../../src/config/variables.js';
import { loadSimulatedShop } from '../../../../src/demo/simulated-shop.js';
import { dataFolder } from '../data-folder.js';
import { progressOn } from '../import/progress.js';
import { openDestination } from '../simulation/open-destination.js';
import { moment, positive, share, type SimulateOptions, speed, wholeNumber } from '../simulation/options.js';
import { beginningFor, Pace, type Speed } from '../simulation/pace.js';
import { runSimulation } from '../simulation/run-simulation.js';
import { runText } from '../simulation/run-text.js';

const DAY = 86_400_000;

/** `presage simulate --to log|FILE.ndjson|http://…` */
export function register(program: Command): void {
  program
    .command('simulate')
    .description('Tell what simulated shoppers do: into the log, into a file, or live to a server.')
    .requiredOption('--to <log|file.ndjson|address>', 'where the events go')
    .option('--seed <number>', 'another seed tells another story', wholeNumber, 1)
    .option('--shoppers <number>', 'people who know the shop', wholeNumber, 200)
    .option('--days <number>', 'days that are told', positive, 30)
    .option('--from <time>', 'the day on which it begins; default: so that it ends now', moment)
    .addOption(
      new Option('--speed <times|max>', 'how many times as fast as real time')
        .argParser(speed)
        .default({ kind: 'max' }, 'max'),
    )
    .option('--load <events>', 'so many events a second, whatever their times', positive)
    .option('--chinese <share>', 'share of shoppers who write Chinese', share, 0.25)
    .option('--round-the-clock', 'shoppers come at night as by day')
    .addOption(
      // Not shown: it may be a real shop's.
      new Option('--write-key <key>', 'of the server').default(
        process.env.WRITE_KEY ?? DEMO_WRITE_KEY,
        'WRITE_KEY, or the demo shop’s',
      ),
    )
    .addOption(dataFolder())
    .option('--json', 'print the summary as one JSON object')
    .action(tell);
}

async function tell(options: SimulateOptions): Promise<void> {
  const speeding: Speed = options.load ? { kind: 'load', perSecond: options.load } : options.speed;
  const now = Date.now();
  // At full speed it ends with yesterday: the same command on the same day tells the same events.
  const end = speeding.kind === 'times' ? now : now - (now % DAY);
  const from = options.from ?? beginningFor(speeding, options.days, end);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr, 'Simulated');
  try {
    await using to = await openDestination(options.to, options);
    const events = simulate({ ...(await loadSimulatedShop()), ...storyIn(options), from });
    progress.start(options.days * DAY);
    const run = await runSimulation({
      events,
      to,
      pace: new Pace(speeding, from.getTime(), now),
      signal: stop.signal,
      onProgress: (told, at) => progress.update(at - from.getTime(), `${told.toLocaleString('en')} events`),
    });
    progress.stop();
    const note = await to.finish();
    process.stdout.write(options.json ? `${JSON.stringify(run)}\n` : runText(run));
    if (note !== undefined) process.stderr.write(`${note}\n`);
  } finally {
    progress.stop();
    process.off('SIGINT', onInterrupt);
  }
}

const storyIn = ({ seed, shoppers, days, chinese, roundTheClock }: SimulateOptions) => ({
  seed,
  shoppers,
  days,
  roundTheClock: roundTheClock === true,
  languages: { en: 1 - chinese, zh: chinese },
});
