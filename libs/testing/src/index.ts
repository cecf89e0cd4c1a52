export { type Given, specificationOf } from './decider-specification.js';
export { project } from './project.js';
export { metadataAt, recorded } from './record.js';
export { touchesUnannounced } from './touches.js';
export { changed } from './changed.js';
