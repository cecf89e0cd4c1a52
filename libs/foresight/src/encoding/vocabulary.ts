import { type BehaviourSequence, type Moment, OTHER_QUESTION, QUESTION } from '../moment.js';
import { bandOf, GAP_BORDERS, quantileBorders } from './bands.js';
import type { Sizes } from './encoded.js';

/** The number of what no vocabulary knows; 0 fills up what is too short. */
export const UNKNOWN = 1;
/** The first number that stands for a word. */
const FIRST = 2;
/** Among the types: that the session ended. It is foreseen, never seen. */
export const LEAVE = FIRST;
/** Among the questions: that none was asked. */
export const NO_QUESTION = 0;

/** A vocabulary as it is kept. Words stand in the order of their numbers. */
export interface VocabularyFile {
  /** An event type, or a type and a detail, `PaymentFailed:funds`. */
  readonly types: readonly string[];
  readonly items: readonly string[];
  readonly categories: readonly string[];
  readonly devices: readonly string[];
  /** Lowest price of each band but the first. */
  readonly priceBorders: readonly number[];
  readonly gapBorders: readonly number[];
  readonly questions: readonly string[];
}

export interface VocabularySettings {
  /** How often a detail, a category or a question has to occur to get a number of its own. */
  readonly atLeast: number;
  /** The same of a detail, as a share of all moments: of what is rare too little is learnt to tell its kinds apart. */
  readonly detailShare: number;
  /** The same for a product; Infinity leaves products out. */
  readonly itemsAtLeast: number;
  readonly priceBands: number;
  /** Products that get a number whether they occur or not: what they are tells of them. */
  readonly catalogue: readonly string[];
  /** Intents that are no questions to be foreseen: nobody wants to know that a greeting comes. */
  readonly ignored: readonly string[];
}

export const VOCABULARY_SETTINGS: VocabularySettings = {
  atLeast: 5,
  detailShare: 0.0005,
  itemsAtLeast: 5,
  priceBands: 8,
  catalogue: [],
  ignored: ['greeting', 'thanks', 'goodbye'],
};

/** What words a model knows, and by which numbers. Learnt from training data alone. */
export class Vocabulary {
  private readonly types: ReadonlyMap<string, number>;
  private readonly items: ReadonlyMap<string, number>;
  private readonly categories: ReadonlyMap<string, number>;
  private readonly devices: ReadonlyMap<string, number>;
  private readonly questions: ReadonlyMap<string, number>;

  constructor(readonly file: VocabularyFile) {
    this.types = numbered(file.types, LEAVE + 1);
    this.items = numbered(file.items, FIRST);
    this.categories = numbered(file.categories, FIRST);
    this.devices = numbered(file.devices, FIRST);
    this.questions = numbered(file.questions, NO_QUESTION + 1);
  }

  static learn(
    sequences: readonly BehaviourSequence[],
    settings: Partial<VocabularySettings> = {},
  ): Vocabulary {
    const { atLeast, detailShare, itemsAtLeast, priceBands, catalogue, ignored } = {
      ...VOCABULARY_SETTINGS,
      ...settings,
    };
    const seen = countWords(sequences);
    const questions = frequent(seen.questions, atLeast).filter(
      (intent) => intent !== OTHER_QUESTION && !ignored.includes(intent),
    );
    return new Vocabulary({
      types: [...seen.types.keys()]
        .sort()
        .concat(frequent(seen.details, Math.max(atLeast, detailShare * seen.moments))),
      items: [...new Set([...catalogue, ...frequent(seen.items, itemsAtLeast)])],
      categories: frequent(seen.categories, atLeast),
      devices: [...seen.devices.keys()].sort(),
      priceBorders: quantileBorders(seen.prices, priceBands),
      gapBorders: GAP_BORDERS,
      questions: [...questions, OTHER_QUESTION],
    });
  }

  get sizes(): Omit<Sizes, 'purchase' | 'comeBack'> {
    const { file } = this;
    return {
      types: file.types.length + LEAVE + 1,
      items: file.items.length === 0 ? 0 : file.items.length + FIRST,
      categories: file.categories.length === 0 ? 0 : file.categories.length + FIRST,
      devices: file.devices.length === 0 ? 0 : file.devices.length + FIRST,
      prices: file.priceBorders.length === 0 ? 0 : file.priceBorders.length + 1 + FIRST,
      gaps: file.gapBorders.length + 1 + FIRST,
      questions: file.questions.length + NO_QUESTION + 1,
    };
  }

  /** The number of the type with its detail, of the type alone where the detail is unknown. */
  typeOf({ type, detail }: Pick<Moment, 'type' | 'detail'>): number {
    return this.types.get(wordOf(type, detail)) ?? this.types.get(type) ?? UNKNOWN;
  }

  itemOf = (item: string | undefined): number => numberIn(this.items, item);
  categoryOf = (category: string | undefined): number => numberIn(this.categories, category);
  deviceOf = (device: string | undefined): number => numberIn(this.devices, device);

  priceOf(price: number | undefined): number {
    if (price === undefined || this.file.priceBorders.length === 0) return UNKNOWN;
    return FIRST + bandOf(this.file.priceBorders, price);
  }

  /** @param ms since the moment before; undefined where there was none */
  gapOf = (ms: number | undefined): number =>
    ms === undefined ? UNKNOWN : FIRST + bandOf(this.file.gapBorders, ms);

  /** The class of an intent; that of {@link OTHER_QUESTION} where it is unknown. */
  questionOf(intent: string): number {
    return this.questions.get(intent) ?? this.file.questions.length;
  }

  /** The type that a number stands for, without its detail; undefined for numbers that stand for no event. */
  typeName = (number: number): string | undefined =>
    this.file.types[number - LEAVE - 1]?.split(SEPARATOR, 1)[0];
  itemName = (number: number): string | undefined => this.file.items[number - FIRST];
  questionName = (number: number): string | undefined => this.file.questions[number - NO_QUESTION - 1];
}

const SEPARATOR = ':';
const wordOf = (type: string, detail: string | undefined): string =>
  detail === undefined ? type : `${type}${SEPARATOR}${detail}`;

const numbered = (words: readonly string[], first: number): ReadonlyMap<string, number> =>
  new Map(words.map((word, i) => [word, first + i]));

const numberIn = (numbers: ReadonlyMap<string, number>, word: string | undefined): number =>
  (word === undefined ? undefined : numbers.get(word)) ?? UNKNOWN;

type Counts = Map<string, number>;

const frequent = (counts: Counts, atLeast: number): string[] =>
  [...counts]
    .filter(([, count]) => count >= atLeast)
    .map(([word]) => word)
    .sort();

const count = (counts: Counts, word: string | undefined): void => {
  if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
};

function countWords(sequences: readonly BehaviourSequence[]) {
  const none = (): Counts => new Map();
  const seen = {
    types: none(),
    details: none(),
    items: none(),
    categories: none(),
    devices: none(),
    questions: none(),
    prices: [] as number[],
    moments: 0,
  };
  for (const { device, devices = [], moments } of sequences) {
    for (const name of new Set([device, ...devices.map((use) => use.device)])) count(seen.devices, name);
    seen.moments += moments.length;
    for (const moment of moments) {
      count(seen.types, moment.type);
      if (moment.detail !== undefined) count(seen.details, wordOf(moment.type, moment.detail));
      if (moment.type === QUESTION) count(seen.questions, moment.detail);
      count(seen.items, moment.item);
      count(seen.categories, moment.category);
      if (moment.price !== undefined) seen.prices.push(moment.price);
    }
  }
  return seen;
}
