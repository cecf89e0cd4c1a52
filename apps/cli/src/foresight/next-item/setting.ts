import type { ItemText } from '#foresight';
import { UsageError } from '../../usage-error.js';
import { fileHistories, logHistories, type ReadHistories, simulatedHistories } from '../histories.js';
import { type Experiment, leaveOneOut, nextClicks } from './experiment.js';
import type { Kind } from './figures-text.js';
import { ItemNumbers } from './item-numbers.js';
import { readSequences } from './read-sequences.js';
import { readSessions, type Session } from './read-sessions.js';
import { readTexts } from './read-texts.js';
import { parted, sessionsIn } from './sessions-in.js';

/** Where the items come from. */
export interface Asked {
  readonly sequences?: string;
  readonly train?: string;
  readonly test?: string;
  readonly simulate?: readonly number[];
  readonly shoppers: number;
  readonly days: number;
  readonly events?: string;
  readonly var: string;
  readonly attributes?: string;
  readonly k?: readonly number[];
}

/** Everything that one kind of data decides. */
export interface Setting {
  readonly experiment: Experiment;
  readonly ks: readonly number[];
  readonly kinds: readonly Kind[];
  /** What is measured, in a sentence. */
  readonly protocol: string;
  /** What is told of items, in the order of their numbers. */
  readonly texts?: readonly ItemText[];
}

/** @throws UsageError where the files cannot be used, or do not go together */
export async function settingOf(asked: Asked): Promise<Setting> {
  const { sequences, train, test } = asked;
  if (sequences !== undefined) {
    if (train !== undefined || test !== undefined)
      throw new UsageError('Give either --sequences, or --train and --test.');
    return ofSequences(sequences, asked);
  }
  if (train === undefined && test === undefined) return ofHistories(asked);
  if (train === undefined || test === undefined) throw new UsageError('--train and --test go together.');
  return ofSessions([await readSessions(train), await readSessions(test)], asked);
}

async function ofSequences(file: string, { k: ks = [5, 10], attributes }: Asked): Promise<Setting> {
  const read = await readSequences(file);
  const protocol =
    `${String(read.sequences.length)} users, ranking all ${String(read.items.size)} items ` +
    'except those the user has already.';
  return {
    experiment: leaveOneOut(read),
    ks,
    kinds: ['hr', 'ndcg'],
    protocol,
    ...(attributes !== undefined && { texts: await readTexts(attributes, read.items) }),
  };
}

/** The last fifth of the sessions, by time, is measured on. */
async function ofHistories(asked: Asked): Promise<Setting> {
  const read = await historiesOf(asked);
  return ofSessions(parted(sessionsIn(read.sequences)), asked, read);
}

function historiesOf({ simulate, shoppers, days, events, var: folder }: Asked): Promise<ReadHistories> {
  if (simulate) return simulatedHistories({ seeds: simulate, shoppers, days });
  return events === undefined ? logHistories(folder) : fileHistories(events);
}

async function ofSessions(
  [train, test]: readonly [readonly Session[], readonly Session[]],
  { k: ks = [20], attributes }: Asked,
  read?: ReadHistories,
): Promise<Setting> {
  const items = new ItemNumbers();
  const experiment = nextClicks(train, test, items);
  const cases = experiment.test.cases.length;
  if (cases === 0)
    throw new UsageError(
      'There is nothing to measure on: no later session turns to two products that are known.',
    );
  const texts = attributes === undefined ? textsOf(items, read) : await readTexts(attributes, items);
  const protocol =
    `${String(cases)} next items in ${String(test.length)}${read?.simulated ? ' simulated' : ''} sessions, after ` +
    `${String(train.length)} to learn from, ranking all ${String(items.size)} items; ` +
    `${String(experiment.skipped)} skipped that involve items unknown from training.`;
  return { experiment, ks, kinds: ['hr', 'mrr'], protocol, ...(texts && { texts }) };
}

function textsOf(items: ItemNumbers, read?: ReadHistories): readonly ItemText[] | undefined {
  if (!read || read.items.length === 0) return undefined;
  const facts = new Map(read.items.map((one) => [one.item, one]));
  return items.ids().map((id) => {
    const { title = '', brand = '', category, price } = facts.get(id) ?? { item: id };
    return {
      words: `${title} ${brand}`,
      ...(category !== undefined && { category }),
      ...(price !== undefined && { price }),
    };
  });
}
