import { Segment } from './segment.js';
import { type Found, type Sought, trace } from './trace.js';
import type { View } from './view.js';

/** So many steps are gone through one by one; of more, first the stretches between evenly chosen ones. */
const ONE_BY_ONE = 64;

/** A document after each of a series of steps. What is compared is remembered: many fields are sought in one history. */
export class Timeline {
  private readonly segments = new Map<string, Segment>();

  constructor(private readonly views: readonly View[]) {}

  /** The step that did what is sought: from view `index` to the next one. */
  find(sought: Sought): Found | undefined {
    return this.findBetween(0, this.views.length - 1, sought);
  }

  between(start: number, end: number): Segment {
    const name = `${String(start)}-${String(end)}`;
    const [before, after] = [this.views[start], this.views[end]];
    if (!before || !after) throw new RangeError(`There are no views ${name}.`);
    const segment = this.segments.get(name) ?? new Segment(before, after);
    this.segments.set(name, segment);
    return segment;
  }

  private findBetween(start: number, end: number, sought: Sought): Found | undefined {
    const stride = end - start <= ONE_BY_ONE ? 1 : Math.ceil(Math.sqrt(end - start));
    const starts = Array.from({ length: Math.ceil((end - start) / stride) }, (_, n) => start + n * stride);
    const found = trace(
      starts.map((from) => this.between(from, Math.min(from + stride, end))),
      sought,
    );
    const from = found && starts[found.index];
    if (!found || from === undefined) return undefined;
    if (stride === 1) return { ...found, index: from };
    return this.findBetween(from, Math.min(from + stride, end), { ...sought, path: found.path });
  }
}
