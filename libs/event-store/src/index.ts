export { assertRestorable, assertStorable, UnstorableName } from './assert-storable.js';
export { catchUp, type SubscriptionSource } from './catch-up.js';
export {
  type Appended,
  EventIdTaken,
  type EventFilter,
  EventStore,
  EventStoreClosed,
  type ExpectedRevision,
  type ReadStreamOptions,
  RevisionConflict,
  type StreamInfo,
  type SubscriptionItem,
} from './event-store.js';
export { matches } from './event-filter.js';
export { GroupCommit } from './group-commit.js';
export { InMemoryEventStore } from './in-memory-event-store.js';
export { InMemoryRejectedInputs } from './in-memory-rejected-inputs.js';
export { endOfPrefix } from './prefix-range.js';
export { type RejectedInput, RejectedInputs, type RejectedPage } from './rejected-inputs.js';
export { LiveTail } from './live-tail.js';
export { slotOf } from './slot-of.js';
export { streamPages } from './stream-pages.js';
export { streamsUnder } from './streams-under.js';
export { WakeUp } from './wake-up.js';
