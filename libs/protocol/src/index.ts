export * from './events/index.js';
export * from './messages/http.js';
export * from './messages/ingest.js';
export * from './messages/sockets.js';
export * from './streams.js';
export * from './views/admin.js';
export * from './views/conversation.js';
export * from './views/shopper.js';
