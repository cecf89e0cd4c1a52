import { journeyProjection } from './journey/journey-projection.js';
import { ordersProjection } from './orders/orders-projection.js';
import { portraitProjection } from './portrait/portrait-projection.js';

export { fromSegment, type Reception, type ShopperEvent } from './segment/from-segment.js';
export { portraitProjection, type StoredPortrait } from './portrait/portrait-projection.js';
export { countPortraits, identitiesOf, latestPortraits, portraitOf } from './portrait/queries.js';
export { aliasOf, followed, isPointer, mergedIds, type Pointer, pointerTo, rootOf } from './identity.js';
export { isShopAct } from './shop-acts.js';
export { isDegradedShopper } from './degraded.js';
export { newMemory, type ShopperMemory } from './portrait/memory.js';
export { remember } from './portrait/remember.js';
export { stageOf } from './portrait/stage.js';
export { languageTold, type Standing, standingOf } from './portrait/standing.js';
export { SESSION_GAP_MS } from './portrait/visits.js';
export { entryOf } from './journey/entry.js';
export { journeyOfShopper, journeyProjection } from './journey/journey-projection.js';
export { ordersProjection, type StoredOrder } from './orders/orders-projection.js';
export { orderOf, ordersOf } from './orders/queries.js';

/** Every projection of this library, for whoever runs them. */
export const shopperProjections = [portraitProjection, journeyProjection, ordersProjection] as const;
