export {
  type Appended,
  type EventFilter,
  EventStore,
  type ExpectedRevision,
  type ReadStreamOptions,
  RevisionConflict,
  type StreamInfo,
  type SubscriptionItem,
} from './event-store.js';
