import { chineseTerm, englishTerm, type FoundTerm, type Term } from './valence.js';

/** What a message shows of a mood; the numbers are sums of valences, positive and negative apart. */
export interface MoodSigns {
  readonly positive: number;
  readonly negative: number;
  /** States that something is not so. */
  readonly denies: boolean;
  /** Asks or begs for something. */
  readonly asks: boolean;
  /** `!!`, `??`, or words in capitals. */
  readonly shouts: boolean;
  readonly chinese: boolean;
}

const GLAD = /[😀😃😄😁😊🙂😍🥰😘🤩👍👏🎉💯🥳😋💖💕💗]|[❤♥]|:-?\)|\(y\)|\^_?\^/gu;
const SAD = /[😡😠🤬😤😞😢😭😒🙄👎💔😩😫😖☹🙁]|:-?\(|:'\(/gu;
const ASKS =
  /[?？]|(?:^|[.!,;] *)(?:(?:hi|hello|hey|so|and|ok)[, ]+)?(?:can|could|would|will|do|does|did|is|are|may|how|where|when|what|which|who|why)(?![\p{L}'])|(?<![\p{L}'])(?:please|pls|i'd like|i would like|i want to|i need|tell me)(?![\p{L}'])|吗|呢|请|怎么|怎样|如何|能不能|可以|多少|有什么|什么时候|哪|几天|麻烦|帮我|有没有|想换|想要|想买|我要/iu;
const SHOUTS = /[!！]{2,}|[?？]{2,}|(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u;
const TOKENS = /\p{Script=Han}+|[\p{L}\p{N}'/]+|[.!?;。！？；，,…~\n]+/gu;
const TOO_MUCH = 0.8;
/** How many words or characters a negation, or a degree, reaches. */
const REACH = { english: 3, chinese: 4 } as const;

export function moodSigns(text: string): MoodSigns {
  const plain = text.toLowerCase().replace(/[’‘´`]/gu, "'");
  const reading = new Reading();
  for (const run of runsOf(plain)) reading.read(run);
  const glad = plain.match(GLAD)?.length ?? 0;
  const sad = plain.match(SAD)?.length ?? 0;
  return {
    positive: reading.positive + 2 * Math.min(2, glad),
    negative: reading.negative + 2 * Math.min(2, sad),
    denies: reading.denials > 0,
    asks: ASKS.test(plain),
    shouts: SHOUTS.test(text),
    chinese: /\p{Script=Han}/u.test(text),
  };
}

interface Run {
  readonly kind: 'english' | 'chinese' | 'pause';
  readonly units: readonly string[];
}

/** Words that stand together, Chinese characters that do, and what parts sentences. */
function* runsOf(text: string): Generator<Run> {
  let words: string[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    const kind = /^\p{Script=Han}/u.test(token)
      ? 'chinese'
      : /^[\p{L}\p{N}'/]/u.test(token)
        ? 'english'
        : 'pause';
    if (kind === 'english') words.push(token);
    else {
      if (words.length > 0) yield { kind: 'english', units: words };
      words = [];
      yield { kind, units: Array.from(token) };
    }
  }
  if (words.length > 0) yield { kind: 'english', units: words };
}

/** Adds valences up, turned by negations, strengthened or weakened by degrees, and weighed by "but" and "if". */
class Reading {
  positive = 0;
  negative = 0;
  denials = 0;
  private supposed = false;

  read({ kind, units }: Run): void {
    if (kind === 'pause') {
      if (units.some((sign) => /[.!?;。！？；]/u.test(sign))) this.supposed = false;
      return;
    }
    const find = kind === 'english' ? englishTerm : chineseTerm;
    const recent: { readonly term: Term; readonly end: number }[] = [];
    let tooMuch = 0;
    for (let at = 0; at < units.length;) {
      const { term, length }: FoundTerm = find(units, at);
      if (term) {
        this.take(
          term,
          recent.filter(({ end }) => at - end <= REACH[kind]).map((one) => one.term),
        );
        recent.push({ term, end: at + length });
        if (term.kind === 'degree' && term.tooMuch) tooMuch++;
        else if (term.kind === 'valence') tooMuch = 0;
      }
      at += length;
    }
    this.negative += TOO_MUCH * tooMuch;
  }

  private take(term: Term, before: readonly Term[]): void {
    if (term.kind === 'but') {
      // What stands after "but" is what is meant.
      this.positive *= 0.5;
      this.negative *= 0.7;
      this.supposed = false;
    } else if (term.kind === 'negation') this.denials++;
    else if (term.kind === 'if') this.supposed = true;
    else if (term.kind === 'valence') this.add(term, before);
  }

  private add({ value, evil }: Extract<Term, { kind: 'valence' }>, before: readonly Term[]): void {
    let factor = this.supposed ? 0.25 : 1;
    let turned = false;
    for (const term of before) {
      if (term.kind === 'degree') factor *= term.factor;
      if (term.kind === 'negation') turned = !turned;
    }
    if (turned) this.denials--;
    const felt = factor * (turned ? turnedValue(value, evil) : value);
    if (felt > 0) this.positive += felt;
    else this.negative -= felt;
  }
}

/** "Not good" is bad; "no problem" is good; "not broken" says nothing. */
const turnedValue = (value: number, evil: boolean): number =>
  value > 0 ? -Math.max(1, value * 0.8) : evil ? 1 : 0;
