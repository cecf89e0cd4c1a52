import { MemoryShelf, type Shelf } from './shelf.js';

const PREFIX = 'presage.';

/** localStorage under a prefix of its own. */
class LocalShelf implements Shelf {
  constructor(private readonly storage: Storage) {}

  get(key: string): string | undefined {
    return this.storage.getItem(PREFIX + key) ?? undefined;
  }

  set(key: string, value: string): boolean {
    try {
      this.storage.setItem(PREFIX + key, value);
      return true;
    } catch {
      return false; // Full: the caller decides what to give up.
    }
  }

  remove(key: string): void {
    this.storage.removeItem(PREFIX + key);
  }

  keys(prefix: string): readonly string[] {
    return Object.keys(this.storage)
      .filter((key) => key.startsWith(PREFIX + prefix))
      .map((key) => key.slice(PREFIX.length))
      .sort();
  }
}

/** @returns localStorage, or memory where the browser refuses it (blocked cookies, sandboxed frames) */
export function browserShelf(): Shelf {
  try {
    const storage = window.localStorage;
    storage.setItem(`${PREFIX}probe`, '1');
    storage.removeItem(`${PREFIX}probe`);
    return new LocalShelf(storage);
  } catch {
    return new MemoryShelf();
  }
}
