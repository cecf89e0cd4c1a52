import { fileURLToPath } from 'node:url';
import { type Catalogue, type DemoShopper, type HelpArticle, loadDemo } from '../demo/load.js';

/** The demo shop's data, as `demo/` holds it. */
export class DemoShop {
  constructor(
    readonly catalogue: Catalogue,
    readonly shoppers: readonly DemoShopper[],
    readonly help: readonly HelpArticle[],
  ) {}

  private static loading: Promise<DemoShop> | undefined;

  /** Many parts of the server start from it: its files are read once a process, again only where that failed. */
  static load(): Promise<DemoShop> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private static async read(): Promise<DemoShop> {
    const { catalogue, shoppers, help } = await loadDemo(
      fileURLToPath(new URL('../../../demo/', import.meta.url)),
    );
    return new DemoShop(catalogue, shoppers, help);
  }
}
