import type { EncodedSequence, Targets } from '../encoding/encoded.js';
import {
  type BlendedHead,
  blendedHeads,
  type Classes,
  answersOf,
  type HeadProbabilities,
  LEAST,
  type LogProbabilities,
} from '../blend/probabilities.js';

/** How far back a context goes. */
export const LONGEST_CONTEXT = 3;
/** Contexts that came less often are left to the shorter ones. */
const FEWEST = 3;

/** How often each answer came after a context: pairs of an answer and its count. Plain data. */
export type CountedAnswers = readonly number[];
export type MarkovFile = Readonly<Record<BlendedHead, CountedHead>>;

export interface CountedHead {
  /** How many times a shorter context is believed before a longer one counts at all. */
  readonly strength: number;
  readonly contexts: Readonly<Record<string, CountedAnswers>>;
}

interface Table {
  readonly strength: number;
  readonly contexts: ReadonlyMap<string, CountedAnswers>;
}

/** What is rare, and the same for many moments in a row, has to be seen often to be believed. */
const STRENGTHS = [0, 10, 40, 160] as const;

/**
 * A variable-order Markov model of what comes after the last steps: counts by context, of up to three steps and of
 * none, blended from the longest to the shortest as Witten and Bell (1991) do: a context counts for as much as it has
 * been seen, against how many different answers it has had, and a strength on top of that. It needs no training but
 * counting.
 */
export class Markov {
  private readonly tables: Readonly<Record<BlendedHead, Table>>;

  constructor(
    readonly file: MarkovFile,
    private readonly classes: Classes,
    private readonly longest: number = LONGEST_CONTEXT,
  ) {
    this.tables = eachHead((head) => ({
      strength: file[head].strength,
      contexts: new Map(Object.entries(file[head].contexts)),
    }));
  }

  static learn(
    examples: readonly { readonly input: EncodedSequence; readonly targets: Targets }[],
    classes: Classes,
  ): Markov {
    const counts = eachHead(() => new Map<string, Map<number, number>>());
    for (const { input, targets } of examples) {
      for (let place = 0; place < input.type.length; place++) {
        const contexts = contextsAt(input.type, place);
        for (const head of blendedHeads) {
          const answer = targets[head][place] ?? -1;
          if (answer >= 0) for (const context of contexts) count(counts[head], context, answer);
        }
      }
    }
    return new Markov(
      eachHead((head) => ({ strength: 0, contexts: frequent(counts[head]) })),
      classes,
    );
  }

  /** With the strengths under which the answers of other examples are most likely. */
  tuned(examples: readonly { readonly input: EncodedSequence; readonly targets: Targets }[]): Markov {
    const told = examples.slice(0, MOST_TUNED);
    const losses = STRENGTHS.map((strength) => {
      const file = eachHead((head) => ({ ...this.file[head], strength }));
      const model = new Markov(file, this.classes, this.longest);
      const said = model.probabilities(
        told.map(({ input }) => input),
        true,
      );
      return eachHead((head) => lossOf(said[head], answersOf(told, head)));
    });
    const best = (head: BlendedHead): number => {
      const least = Math.min(...losses.map((loss) => loss[head]));
      return STRENGTHS[losses.findIndex((loss) => loss[head] === least)] ?? 0;
    };
    const file = eachHead((head) => ({ ...this.file[head], strength: best(head) }));
    return new Markov(file, this.classes, this.longest);
  }

  /** @param every whether every moment is asked about, or the last of each sequence */
  probabilities(inputs: readonly Pick<EncodedSequence, 'type'>[], every: boolean): HeadProbabilities {
    const places = inputs.flatMap(({ type }) =>
      every ? Array.from(type, (_, place) => contextsAt(type, place)) : [contextsAt(type, type.length - 1)],
    );
    return eachHead((head) => {
      const classes = this.classes[head];
      const values = new Float32Array(places.length * classes);
      places.forEach((contexts, row) =>
        this.fill(this.tables[head], contexts, values.subarray(row * classes, (row + 1) * classes)),
      );
      return { classes, values };
    });
  }

  /** Shortest context first: each longer one takes its share. */
  private fill({ contexts: table, strength }: Table, contexts: readonly string[], row: Float32Array): void {
    row.fill(1 / row.length);
    for (const context of contexts.slice(0, this.longest + 1)) {
      const counted = table.get(context);
      if (!counted) break;
      let sum = 0;
      for (let i = 1; i < counted.length; i += 2) sum += counted[i] ?? 0;
      const shorter = counted.length / 2 + (context === '' ? 0 : strength);
      for (let answer = 0; answer < row.length; answer++)
        row[answer] = ((row[answer] ?? 0) * shorter) / (sum + shorter);
      for (let i = 0; i < counted.length; i += 2) {
        const answer = counted[i] ?? 0;
        row[answer] = (row[answer] ?? 0) + (counted[i + 1] ?? 0) / (sum + shorter);
      }
    }
    for (let answer = 0; answer < row.length; answer++)
      row[answer] = Math.log(Math.max(LEAST, row[answer] ?? 0));
  }
}

const MOST_TUNED = 1_000;

/** Mean negative logarithm of what was said of the right answers. */
function lossOf(said: LogProbabilities | undefined, answers: Int32Array): number {
  let [sum, told] = [0, 0];
  answers.forEach((answer, row) => {
    if (answer < 0 || !said) return;
    sum -= said.values[row * said.classes + answer] ?? 0;
    told++;
  });
  return sum / Math.max(1, told);
}

/** The answers by how often they come, whatever went before: the context of no steps alone. */
export const popularityOf = ({ file }: Markov, classes: Classes): Markov => new Markov(file, classes, 0);

/**
 * The contexts of a place, shortest first. A step that is repeated is one step that was taken again: looking at ten
 * products is looking on, and a payment that fails twice is not one that failed once.
 */
export function contextsAt(types: ArrayLike<number>, place: number): readonly string[] {
  const contexts = [''];
  let context = '';
  for (let at = place; at >= 0 && contexts.length <= LONGEST_CONTEXT;) {
    const type = types[at] ?? 0;
    const last = at;
    while (at >= 0 && types[at] === type) at--;
    const step = last - at > 1 ? `${String(type)}+` : String(type);
    context = context === '' ? step : `${step} ${context}`;
    contexts.push(context);
  }
  return contexts;
}

function count(table: Map<string, Map<number, number>>, context: string, answer: number): void {
  const answers = table.get(context) ?? new Map<number, number>();
  table.set(context, answers);
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

const frequent = (
  table: ReadonlyMap<string, ReadonlyMap<number, number>>,
): Readonly<Record<string, CountedAnswers>> =>
  Object.fromEntries(
    [...table]
      .map(([context, answers]) => [context, [...answers].sort(([a], [b]) => a - b).flat()] as const)
      .filter(([context, counted]) => context === '' || sumOf(counted) >= FEWEST),
  );

const sumOf = (counted: CountedAnswers): number =>
  counted.reduce((sum, value, i) => (i % 2 === 1 ? sum + value : sum), 0);

const eachHead = <Value>(of: (head: BlendedHead) => Value): Readonly<Record<BlendedHead, Value>> => ({
  question: of('question'),
  type: of('type'),
  purchase: of('purchase'),
  comeBack: of('comeBack'),
});
