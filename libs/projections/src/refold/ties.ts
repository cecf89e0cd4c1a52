/** Keys in groups that grow together as ties between them become known (union-find, the smaller joins the larger). */
export class Ties {
  private readonly byKey = new Map<string, string[]>();

  tie(keys: readonly string[]): void {
    const [first, ...others] = keys;
    if (first === undefined) return;
    for (const other of others) this.join(this.groupOf(first), this.groupOf(other));
  }

  /** Every key that is tied to this one, itself first. */
  tiedTo(key: string): readonly string[] {
    const group = this.byKey.get(key) ?? [];
    return [key, ...group.filter((other) => other !== key)];
  }

  /** Every group of keys that are tied, once. */
  groups(): ReadonlySet<readonly string[]> {
    return new Set([...this.byKey.values()]);
  }

  private groupOf(key: string): string[] {
    const group = this.byKey.get(key) ?? [key];
    this.byKey.set(key, group);
    return group;
  }

  private join(one: string[], other: string[]): void {
    if (one === other) return;
    const [large, small] = one.length >= other.length ? [one, other] : [other, one];
    for (const key of small) {
      large.push(key);
      this.byKey.set(key, large);
    }
  }
}
