export type { Documents, Projection } from './projection.js';
