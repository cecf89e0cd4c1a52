export * from './events/index.js';
export { describePolicy, type Naming } from './help-words/describe-policy.js';
export { happeningWords } from './help-words/happenings.js';
export {
  filledWords,
  type Placeholder,
  PLACEHOLDERS,
  problemsOfWords,
  type Seen,
  type WordsProblem,
} from './help-words/placeholders.js';
export * from './messages/http.js';
export * from './messages/ingest.js';
export * from './messages/shop.js';
export * from './messages/sockets.js';
export * from './messages/transcripts.js';
export * from './streams.js';
export * from './views/admin.js';
export * from './views/attachments.js';
export * from './views/content.js';
export * from './views/conversation.js';
export * from './views/desk.js';
export * from './views/foresight.js';
export * from './views/foresight-figures.js';
export * from './views/foresight-models.js';
export * from './views/help.js';
export * from './views/history.js';
export * from './views/outbound.js';
export * from './views/outcomes.js';
export * from './views/replay.js';
export * from './views/safekeeping.js';
export * from './views/shopper.js';
export * from './views/understanding.js';
