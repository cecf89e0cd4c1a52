/** Numbers for items, from 0, in the order in which they are first seen. */
export class ItemNumbers {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  /** The item's number; one that was never seen is given the next. */
  of(id: string): number {
    const known = this.numbers.get(id) ?? this.numbers.size;
    this.numbers.set(id, known);
    return known;
  }

  /** Undefined for one that was never seen. */
  known(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** In the order of their numbers. */
  ids(): readonly string[] {
    return [...this.numbers.keys()];
  }
}
