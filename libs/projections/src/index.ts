export type { Committed, CommitListener } from './committed.js';
export type { Documents, Projection } from './projection.js';
export { ProjectionNotRunning, ProjectionRunner } from './projection-runner.js';
