import { neighboursOf, popularItems, type RelatedItem, type ScoredItem } from '#foresight';
import type { ReadModels } from '#read-models';
import type { Catalogue, CatalogueProduct, SimilarProduct } from './catalogue.js';
import { anchorsOf, type RecommendationRequest } from './request.js';

type ByProduct<Found> = ReadonlyMap<string, readonly Found[]>;

/** Everything that recommendations are made from, as data. */
export interface Sources {
  /** What the foresight model expects next, most probable first. */
  readonly foreseen: readonly ScoredItem[];
  /** What people went on to from the products looked at. */
  readonly wentOn: ByProduct<RelatedItem>;
  /** What people have together with the products in the cart. */
  readonly together: ByProduct<RelatedItem>;
  /** What resembles the products looked at. */
  readonly similar: ByProduct<SimilarProduct>;
  /** What everybody turns to, most popular first. */
  readonly popular: readonly string[];
  /** By id: all that the others name, and what the shopper has looked at, bought and put into the cart. */
  readonly products: ReadonlyMap<string, CatalogueProduct>;
}

export interface SourceParts {
  readonly catalogue: Catalogue;
  readonly readModels: Pick<ReadModels, 'getMany' | 'find'>;
}

/** Candidates of each kind. */
const EACH = 30;
/** Anchors whose resemblances are worked out. */
const RESEMBLED = 3;

/**
 * Reads what recommendations for a request can be made from: a handful of documents and one look at the catalogue.
 *
 * @param foreseen of the model, most probable first; none where no model serves
 */
export async function gatherSources(
  request: RecommendationRequest,
  { catalogue, readModels }: SourceParts,
  foreseen: readonly ScoredItem[] = [],
): Promise<Sources> {
  const anchors = anchorsOf(request).map(({ id }) => id);
  const [wentOn, together, similar, popular] = await Promise.all([
    neighboursOf(readModels, anchors, 'wentOn', EACH),
    neighboursOf(readModels, request.cart, 'together', EACH),
    Promise.all(
      anchors.slice(0, RESEMBLED).map(async (id) => [id, await catalogue.similar(id, EACH)] as const),
    ),
    popularIn(catalogue, readModels),
  ]);
  const found = { foreseen, wentOn, together, similar: new Map(similar), popular };
  return { ...found, products: await catalogue.products(namedIn(request, found)) };
}

/** What the catalogue features fills up what behaviour has not shown yet. */
async function popularIn(
  catalogue: Catalogue,
  readModels: SourceParts['readModels'],
): Promise<readonly string[]> {
  const popular = (await popularItems(readModels, EACH)).map(({ item }) => item);
  return popular.length < EACH ? [...new Set([...popular, ...(await catalogue.featured(EACH))])] : popular;
}

function namedIn(request: RecommendationRequest, sources: Omit<Sources, 'products'>): readonly string[] {
  const { foreseen, wentOn, together, similar, popular } = sources;
  const related = [...wentOn.values(), ...together.values()].flat();
  return [
    ...new Set([
      ...anchorsOf(request).map(({ id }) => id),
      ...request.cart,
      ...request.bought,
      ...[...foreseen, ...related].map(({ item }) => item),
      ...[...similar.values()].flat().map(({ id }) => id),
      ...popular,
    ]),
  ];
}
