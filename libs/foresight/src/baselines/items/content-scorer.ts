import { ContentIndex, type ItemText, type Likeness } from '../items-content.js';
import { CountingScorer, type History } from './next-item-scorer.js';

/** How many items resemble one. */
const ALIKE = 100;
/** The last items of a history speak, each less than the one after it. */
const LAST = 5;
const FADING = 0.6;

/** What resembles the last items of a history: it knows nothing of what others did. */
export class ContentScorer extends CountingScorer {
  override readonly name = 'content';
  private readonly index: ContentIndex;
  private readonly known = new Map<number, readonly Likeness[]>();

  constructor(texts: readonly ItemText[]) {
    super(texts.length);
    this.index = new ContentIndex(texts);
  }

  override score(history: History, into: Float32Array): void {
    let voice = 1;
    for (const item of history.slice(-LAST).reverse()) {
      for (const { item: other, likeness } of this.alikeTo(item)) {
        into[other] = (into[other] ?? 0) + voice * likeness;
      }
      voice *= FADING;
    }
  }

  private alikeTo(item: number): readonly Likeness[] {
    const known = this.known.get(item) ?? this.index.similarTo(item, ALIKE);
    this.known.set(item, known);
    return known;
  }
}
