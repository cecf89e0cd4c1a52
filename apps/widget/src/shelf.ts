/**
 * Where the widget keeps what must outlive the page: one value a key, so that two tabs never overwrite
 * each other's list. Pure code sees only this.
 */
export interface Shelf {
  get(key: string): string | undefined;
  /** @returns false where it could not be kept (storage full) */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** Keys that begin with the prefix, in text order. */
  keys(prefix: string): readonly string[];
}

/** Keeps until the page goes: for browsers that refuse storage, and for tests. */
export class MemoryShelf implements Shelf {
  private readonly values = new Map<string, string>();

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  set(key: string, value: string): boolean {
    this.values.set(key, value);
    return true;
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  keys(prefix: string): readonly string[] {
    return [...this.values.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}

/** Reads a JSON value; what cannot be read (an older layout, a meddled value) is removed and counts as absent. */
// The caller names the layout it wrote itself; that is the only thing known about a stored text.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function readJson<Value>(shelf: Shelf, key: string): Value | undefined {
  const text = shelf.get(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    shelf.remove(key);
    return undefined;
  }
}

export const writeJson = (shelf: Shelf, key: string, value: unknown): boolean =>
  shelf.set(key, JSON.stringify(value));
