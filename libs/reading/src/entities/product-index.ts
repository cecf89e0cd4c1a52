import type { ReadEntity } from './entity.js';
import { NamesInCharacters } from './names-in-characters.js';
import { NamesInWords } from './names-in-words.js';
import { plainName } from './spoken-names.js';

/** A product and what people call it, in any language. */
export interface NamedProduct {
  readonly id: string;
  readonly names: readonly string[];
}

/**
 * Finds products by name: the longest name first, whatever its case, plural, hyphens and sizes, with one wrong letter
 * in a longer word. The end of a name ("iron skillet") is enough where it is one product's only.
 */
export class ProductIndex {
  private readonly words = new NamesInWords();
  private readonly characters = new NamesInCharacters();

  constructor(products: readonly NamedProduct[]) {
    const names = products.flatMap(({ id, names }) => names.map((name) => ({ id, name: plainName(name) })));
    const kinds = [this.words, this.characters];
    for (const { id, name } of names) for (const kind of kinds) kind.addEnds(id, name);
    // What two products share names neither, but a whole name is its own.
    for (const { id, name } of names) for (const kind of kinds) kind.addWhole(id, name);
    this.characters.forgive();
  }

  find(text: string): ReadEntity[] {
    return [...this.words.find(text), ...this.characters.find(text)];
  }
}
