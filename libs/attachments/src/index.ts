export { type AttachmentFacts, Attachments, type StoredAttachment } from './attachments.js';
export { FileAttachments } from './file-attachments.js';
export { InMemoryAttachments } from './in-memory-attachments.js';
export { type Told, toldByContent } from './told-by-content.js';
