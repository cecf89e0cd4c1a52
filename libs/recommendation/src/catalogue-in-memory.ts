import { ContentIndex } from '#foresight';
import { Catalogue, type CatalogueProduct, type SimilarProduct, textOf } from './catalogue.js';

/** A catalogue that fits into memory; what is listed first is featured first. */
export class InMemoryCatalogue extends Catalogue {
  private readonly places: ReadonlyMap<string, number>;
  private index: ContentIndex | undefined;

  constructor(private readonly all: readonly CatalogueProduct[]) {
    super();
    this.places = new Map(all.map(({ id }, place) => [id, place]));
  }

  override products(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>> {
    const found = ids.map((id) => this.all[this.places.get(id) ?? -1]).filter((one) => one !== undefined);
    return Promise.resolve(new Map(found.map((product) => [product.id, product])));
  }

  override similar(id: string, count: number): Promise<readonly SimilarProduct[]> {
    const place = this.places.get(id);
    if (place === undefined) return Promise.resolve([]);
    this.index ??= new ContentIndex(this.all.map(textOf));
    const alike = this.index.similarTo(place, count);
    return Promise.resolve(alike.map(({ item, likeness }) => ({ id: this.all[item]?.id ?? '', likeness })));
  }

  override named(text: string, count: number): Promise<readonly CatalogueProduct[]> {
    const wanted = text.trim().toLowerCase();
    const words = wanted.split(/\s+/);
    const found = this.all.filter((product) => {
      const said = wordsOf(product);
      return words.every((word) => said.includes(word));
    });
    const begins = ({ name }: CatalogueProduct): boolean =>
      Object.values(name).some((one) => one.toLowerCase().startsWith(wanted));
    const first = found.filter(begins);
    return Promise.resolve([...first, ...found.filter((one) => !first.includes(one))].slice(0, count));
  }

  override featured(count: number): Promise<readonly string[]> {
    return Promise.resolve(this.all.slice(0, count).map(({ id }) => id));
  }
}

const wordsOf = ({ id, name, brand, category }: CatalogueProduct): string =>
  [...Object.values(name), brand, category, id].filter(Boolean).join('\n').toLowerCase();
