import type { Clock } from '#kernel';
import type { ReadModels } from '#read-models';
import { Catalogue, type CatalogueProduct, type SimilarProduct } from '../catalogue.js';
import { InMemoryCatalogue } from '../catalogue-in-memory.js';
import { productsProjection } from './products-projection.js';
import type { ToldProduct } from './told-product.js';

/** What resembles what is worked out anew after so long. */
const RENEWED_MS = 10 * 60_000;
/** Products that are compared with one another: those of which something new was told last. */
const COMPARED = 20_000;

/** The products that events have told of (`products@1`). Nobody tells their stock, so none is known. */
export class ToldCatalogue extends Catalogue {
  private known: { readonly at: number; readonly all: Promise<InMemoryCatalogue> } | undefined;

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany' | 'find'>,
    private readonly clock: Clock,
  ) {
    super();
  }

  override products(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>> {
    return this.readModels.getMany<ToldProduct>(productsProjection, ids);
  }

  override async similar(id: string, count: number): Promise<readonly SimilarProduct[]> {
    return (await this.compared()).similar(id, count);
  }

  override async named(text: string, count: number): Promise<readonly CatalogueProduct[]> {
    return (await this.compared()).named(text, count);
  }

  override async featured(count: number): Promise<readonly string[]> {
    return (await this.compared()).featured(count);
  }

  private compared(): Promise<InMemoryCatalogue> {
    const now = this.clock.now().getTime();
    if (this.known && Math.abs(now - this.known.at) < RENEWED_MS) return this.known.all;
    const all = this.read();
    this.known = { at: now, all };
    // What could not be read is read again by whoever asks next.
    all.catch(() => (this.known = undefined));
    return all;
  }

  private async read(): Promise<InMemoryCatalogue> {
    const query = { orderBy: 'at', direction: 'descending', limit: COMPARED } as const;
    const found = await this.readModels.find<ToldProduct>(productsProjection, query);
    return new InMemoryCatalogue(found.map(({ document }) => document));
  }
}
