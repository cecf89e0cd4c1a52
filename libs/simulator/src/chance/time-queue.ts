/** What is due when, earliest first; of equal times, what was put in first. A binary heap. */
export class TimeQueue<T> {
  private readonly heap: { readonly at: number; readonly order: number; readonly item: T }[] = [];
  private added = 0;

  /** Time of the earliest; Infinity where nothing waits. */
  get next(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  add(at: number, item: T): void {
    const { heap } = this;
    const entry = { at, order: this.added++, item };
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !this.isBefore(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  take(): { readonly at: number; readonly item: T } | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      const isRight = left !== undefined && right !== undefined && this.isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || !this.isBefore(child, last)) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = last;
    return first;
  }

  private isBefore(a: { at: number; order: number }, b: { at: number; order: number }): boolean {
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
