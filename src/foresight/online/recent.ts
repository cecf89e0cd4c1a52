/** What was used last of many things, by key. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();

  constructor(
    private readonly most: number,
    private readonly onLetGo: (key: string) => void = () => undefined,
  ) {}

  get size(): number {
    return this.values.size;
  }

  get(key: string): Value | undefined {
    return this.values.get(key);
  }

  set(key: string, value: Value): void {
    this.values.delete(key);
    this.values.set(key, value);
    if (this.values.size <= this.most) return;
    const [oldest] = this.values.keys();
    if (oldest === undefined) return;
    this.values.delete(oldest);
    this.onLetGo(oldest);
  }

  delete(key: string): void {
    this.values.delete(key);
  }

  /** Used last first. */
  newestFirst(): readonly Value[] {
    return [...this.values.values()].reverse();
  }
}
