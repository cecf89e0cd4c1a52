import { isDegraded } from '#projections';
import type { ReadModels } from '#read-models';
import { journeyProjection } from './journey/journey-projection.js';
import { identitiesOf } from './portrait/queries.js';
import { portraitProjection } from './portrait/portrait-projection.js';

/** Whether an event about the person behind a shopper id could not be applied, so that not everything is shown. */
export async function isDegradedShopper(readModels: ReadModels, shopperId: string): Promise<boolean> {
  const ids = await identitiesOf(readModels, shopperId);
  for (const model of [portraitProjection, journeyProjection]) {
    if (await isDegraded(readModels, model, ...ids)) return true;
  }
  return false;
}
