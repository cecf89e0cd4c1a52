export { NameTooLong } from './append-request.js';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';
