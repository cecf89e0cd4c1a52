export type { Committed, CommitListener } from './committed.js';
export type { Documents, EventSource, Projection, Settings } from './projection.js';
export { differences } from './differences.js';
export { ProjectionNotRunning, ProjectionRunner } from './projection-runner.js';
export { variantOf, VariantUnusable } from './variant.js';
