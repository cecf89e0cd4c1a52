export { SqliteEventStore } from './sqlite-event-store.js';
export { SqliteRejectedInputs } from './sqlite-rejected-inputs.js';
