export { type ConsumerGroup, consumeTogether } from './competing-consumers.js';
export { KurrentEventStore, type KurrentOptions } from './kurrent-event-store.js';
export { KurrentUnusable } from './kurrent-unusable.js';
