/** Names kept at hand; beyond this many it starts anew. */
const KEPT = 50_000;

/** The names of streams by number. Most events are in a stream that another one was in a moment ago. */
export class StreamNames {
  private readonly names = new Map<number, string>();

  /** @param load finds the names of these numbers, given as a JSON array */
  constructor(private readonly load: (numbers: string) => [number: number, name: string][]) {}

  /** @param near numbers whose names are asked for next: those that are not known are loaded together */
  of(number: number, near: () => readonly number[]): string {
    return this.names.get(number) ?? this.loaded(number, near());
  }

  private loaded(number: number, near: readonly number[]): string {
    if (this.names.size > KEPT) this.names.clear();
    const unknown = new Set(near.filter((each) => !this.names.has(each)));
    for (const [each, name] of this.load(JSON.stringify([...unknown]))) this.names.set(each, name);
    return this.names.get(number) ?? '';
  }
}
