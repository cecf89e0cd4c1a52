export { Clock, SystemClock } from './clock.js';
export { type Decider, fold } from './decider.js';
export { derivedId } from './derived-id.js';
export type { Actor, EventMetadata, NewEvent, RecordedEvent } from './event.js';
export { Ids, UuidV7Ids, uuidV7 } from './ids.js';
export { isoTime } from './iso-time.js';
export { err, ok, type Result } from './result.js';
export { seededRandom, shuffle } from './seeded-random.js';
export { type WallClock, wallClock } from './wall-clock.js';
