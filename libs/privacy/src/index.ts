export { BoxTampered, openBox, sealBox } from './box.js';
export { keyDestroyer } from './destroy-keys.js';
export { type Envelope, envelopeIn } from './envelope.js';
export { InMemoryShopperKeys } from './in-memory-shopper-keys.js';
export { lifted } from './lift.js';
export { openedEvents, ShopperKeyMissing } from './opened-events.js';
export { NobodyToSealFor } from './sealed-events.js';
export { SealingEventStore } from './sealing-event-store.js';
export { type FoundKey, type KeyRecord, type SealingKey, ShopperKeys } from './shopper-keys.js';
