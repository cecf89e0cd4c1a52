export { type Random, seeded } from './chance/random.js';
export { asRecorded } from './as-recorded.js';
export { asSegmentCall, type SegmentCall } from './as-segment-call.js';
export { simulate, type SimulationSettings } from './simulate.js';
export { type CauseName, causes } from './troubles/causes.js';
export type { Truth } from './truth.js';
export type { SimulatedEvent } from './world.js';
