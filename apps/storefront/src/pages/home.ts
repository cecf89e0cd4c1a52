import { html, nothing, type TemplateResult } from 'lit';
import { picture } from '../pictograms/picture.js';
import { href } from '../parts/link.js';
import { productGrid, skeletonGrid } from '../parts/product-card.js';
import { recommended } from '../parts/recommended.js';
import { type Catalogue, isReduced, type Product, select } from '../shop/catalogue.js';
import { suggestionsIn } from '../shop/recommendations.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';

const SHOWN = 4;

/** What is recommended, or else the best rated, stands where it is seen first. */
export function home(shop: Shop): TemplateResult {
  const { words } = shop;
  const catalogue = valueOf(shop.state.catalogue);
  const best = html`<h2>${words.bestRated}</h2>
    ${catalogue ? productGrid(shop, bestRated(catalogue)) : skeletonGrid(SHOWN)}`;
  return html`<section class="hero">
      <h1 tabindex="-1">${words.tagline}</h1>
      <p>${words.lead}</p>
      <a class="button main" href=${href('/all')}>${words.shopAll}</a>
      ${landscape}
    </section>
    <h2>${words.categories}</h2>
    ${catalogue ? categoryTiles(shop, catalogue) : tileSkeletons} ${recommended(shop, words.forYou, best)}
    <h2>${words.reducedNow}</h2>
    ${catalogue ? productGrid(shop, reducedMost(catalogue)) : skeletonGrid(SHOWN)}
    ${suggestionsIn(shop)?.length === 0 ? nothing : best}`;
}

/** The largest reduction of each category, so that the row is not all pots. */
function reducedMost({ categories, products }: Catalogue): readonly Product[] {
  const share = ({ price, listPrice = price }: Product): number => 1 - price / listPrice;
  const bySaving = products
    .filter((product) => isReduced(product) && product.stock > 0)
    .toSorted((a, b) => share(b) - share(a));
  return categories
    .flatMap(({ id }) => bySaving.find(({ category }) => category === id) ?? [])
    .toSorted((a, b) => share(b) - share(a))
    .slice(0, SHOWN);
}

/** The best of each category that is sold at its full price. */
function bestRated({ categories, products }: Catalogue): readonly Product[] {
  const byRating = select(products, { inStock: true, sort: 'rating' }).filter(
    (product) => !isReduced(product),
  );
  return categories
    .flatMap(({ id }) => byRating.find(({ category }) => category === id) ?? [])
    .toSorted((a, b) => b.rating - a.rating)
    .slice(0, SHOWN);
}

const categoryTiles = (shop: Shop, { categories, products }: Catalogue): TemplateResult =>
  html`<ul class="tiles">
    ${categories.map(({ id, name }) => {
      const face = products.find(({ category }) => category === id);
      return html`<li>
        <a href=${href(`/c/${id}`)}>${face ? picture(face) : ''}<span>${name[shop.state.language]}</span></a>
      </li>`;
    })}
  </ul>`;

const tileSkeletons = html`<ul class="tiles" aria-hidden="true">
  ${Array.from({ length: 8 }, () => html`<li class="skeleton"><span class="picture"></span><span class="bar"></span></li>`)}
</ul>`;

/** Hills, pines and water, in the shop's own colours. */
const landscape = html`<svg
  class="landscape"
  viewBox="0 0 600 320"
  preserveAspectRatio="xMaxYMax slice"
  aria-hidden="true"
>
  <circle class="sun" cx="430" cy="112" r="46" />
  <path class="far" d="M0 214c70-52 130-60 200-30s120-66 210-58 120 46 190 30v164H0z" />
  <path class="near" d="M0 252c90-38 170-26 260-8s150-44 220-36 90 18 120 14v98H0z" />
  <g class="pines">
    <path d="m520 160 22 34h-10l16 26h-56l16-26h-10z" />
    <path d="m474 186 15 24h-7l11 18h-38l11-18h-7z" />
  </g>
  <path class="water" d="M0 268c50-12 100 12 150 0s100-12 150 0 100 12 150 0 100-12 150 0v52H0z" />
  <path class="boat" d="m330 262 62 0-10 16h-42zm28-60v54h-24zm5 10 22 44h-22z" />
</svg>`;
