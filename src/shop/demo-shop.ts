import { fileURLToPath } from 'node:url';
import { type Catalogue, type DemoShopper, type HelpArticle, loadDemo } from '../demo/load.js';

/** The demo shop's data, as `demo/` holds it. */
export class DemoShop {
  constructor(
    readonly catalogue: Catalogue,
    readonly shoppers: readonly DemoShopper[],
    readonly help: readonly HelpArticle[],
  ) {}

  static async load(): Promise<DemoShop> {
    const { catalogue, shoppers, help } = await loadDemo(
      fileURLToPath(new URL('../../../demo/', import.meta.url)),
    );
    return new DemoShop(catalogue, shoppers, help);
  }
}
