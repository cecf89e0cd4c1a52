import {
  AddsUpMany,
  LiveDefinitions,
  NothingKnown,
  NotYetHappened,
  type Projection,
  TimeTravel,
  UnknownProjection,
  VariantUnusable,
} from '#projections';
import { projections } from '../../../../src/projections.js';
import { openStores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

const FOR_PEOPLE = [AddsUpMany, UnknownProjection, NothingKnown, NotYetHappened, VariantUnusable];

/**
 * Travels in time through the documents of an installation; its server may run meanwhile.
 *
 * @throws UsageError telling what there is no history of
 */
export async function travelling<Found>(
  varFolder: string,
  name: string,
  ask: (travel: TimeTravel, projection: Projection) => Promise<Found>,
): Promise<Found> {
  await using stores = await openStores(varFolder);
  for (const projection of projections) await stores.readModels.define(projection);
  try {
    const projection = await new LiveDefinitions(stores.readModels, projections).of(name);
    return await ask(new TimeTravel(stores.store), projection);
  } catch (error) {
    if (FOR_PEOPLE.some((kind) => error instanceof kind)) throw new UsageError((error as Error).message);
    throw error;
  }
}
