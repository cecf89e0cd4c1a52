import type { ReadEntity } from './entity.js';
import { append, claim, type Hit, product } from './spoken-names.js';

const HAN_RUN = /\p{Script=Han}+/gu;
/** Shorter names are too often something else to be read with a slip of the pen. */
const FORGIVEN_NAME = 5;
const SHORTEST_TAIL = 4;

/** Names in Chinese characters, which have no spaces to find words by. */
export class NamesInCharacters {
  /** Whose a name, or the end of one, is; null where it is several products'. */
  private readonly owners = new Map<string, string | null>();
  /** Names by their first and by their second half: one of the two has no wrong character. */
  private readonly halves = new Map<string, string[]>();
  private longest = 0;

  /** The ends of a name. */
  addEnds(id: string, name: string): void {
    for (const [run] of name.matchAll(HAN_RUN)) {
      for (let from = 0; run.length - from >= SHORTEST_TAIL; from++) claim(this.owners, run.slice(from), id);
    }
  }

  addWhole(id: string, name: string): void {
    const [run = ''] = name.match(HAN_RUN) ?? [];
    if (run.length >= 2) this.owners.set(run, id);
    this.longest = Math.max(this.longest, run.length);
  }

  /** Names that are one product's are found with one wrong character from now on. */
  forgive(): void {
    for (const [name, id] of this.owners) if (id !== null) this.addHalves(name);
  }

  find(text: string): ReadEntity[] {
    const found: ReadEntity[] = [];
    for (const { 0: run, index } of text.matchAll(HAN_RUN)) {
      for (let at = 0; at < run.length;) {
        const hit = this.nameAt(run, at);
        if (hit) found.push(product(text, index + at, index + at + hit.length, hit.id));
        at += hit?.length ?? 1;
      }
    }
    return found;
  }

  private addHalves(name: string): void {
    if (name.length < FORGIVEN_NAME) return;
    for (const half of halvesOf(name)) append(this.halves, half, name);
  }

  /** The longest name that stands there as it is; else the longest with one wrong character. */
  private nameAt(run: string, at: number): Hit | undefined {
    const longest = Math.min(this.longest, run.length - at);
    for (const find of [(name: string) => this.owners.get(name), (name: string) => this.forgiven(name)]) {
      for (let length = longest; length >= 2; length--) {
        const id = find(run.slice(at, at + length));
        if (id) return { length, id };
      }
    }
    return undefined;
  }

  private forgiven(written: string): string | null | undefined {
    if (written.length < FORGIVEN_NAME) return undefined;
    const near = halvesOf(written).flatMap((half) => this.halves.get(half) ?? []);
    const meant = near.find(
      (name) =>
        name.length === written.length &&
        name.startsWith(written.charAt(0)) &&
        differences(name, written) === 1,
    );
    return meant === undefined ? undefined : this.owners.get(meant);
  }
}

/** Told apart by a sign that stands in no name. */
function halvesOf(name: string): readonly string[] {
  const middle = Math.floor(name.length / 2);
  return [`<${name.slice(0, middle)}`, `>${name.slice(middle)}`];
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
