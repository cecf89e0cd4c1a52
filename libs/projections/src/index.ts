export type { Committed, CommitListener } from './committed.js';
export type { Documents, EventSource, Projection, Settings } from './projection.js';
export { ProjectionNotRunning, ProjectionRunner } from './projection-runner.js';
export { type RefoldLog } from './refold/cursor.js';
export { closureOf } from './refold/closure-of.js';
export { eventsAbout } from './refold/events-about.js';
export { UndeclaredKey } from './refold/folding.js';
export { changesTo, refold, type Refolded } from './refold/refold.js';
export type { Stretch } from './refold/stretch.js';
