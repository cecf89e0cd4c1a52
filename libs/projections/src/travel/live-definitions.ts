import type { ReadModels } from '#read-models';
import { madeWith } from '../projector/made-with.js';
import type { Projection } from '../projection.js';

/** No projection has this name. */
export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
  constructor(
    readonly projection: string,
    known: readonly Projection[],
  ) {
    super(`There is no projection ${projection}. There are: ${known.map(({ name }) => name).join(', ')}.`);
  }
}

/** Projections as they are in use: with the settings, and without the events, of the documents that are live. */
export class LiveDefinitions {
  /** By name; the same object as long as the same documents are live. */
  private readonly known = new Map<
    string,
    { readonly generation: number; readonly projection: Projection }
  >();

  constructor(
    private readonly readModels: Pick<ReadModels, 'place' | 'generations'>,
    private readonly projections: readonly Projection[],
  ) {}

  /**
   * @throws UnknownProjection
   * @throws VariantUnusable where the projection cannot be any more what its documents were made with
   */
  async of(name: string): Promise<Projection> {
    const own = this.projections.find((one) => one.name === name);
    if (!own) throw new UnknownProjection(name, this.projections);
    const { generation } = await this.readModels.place(own);
    const known = this.known.get(name);
    if (known?.generation === generation) return known.projection;
    const live = (await this.readModels.generations(own)).find((one) => one.generation === generation);
    const { projection } = madeWith(own, live?.about);
    this.known.set(name, { generation, projection });
    return projection;
  }
}
