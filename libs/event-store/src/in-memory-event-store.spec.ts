import { InMemoryEventStore, InMemoryRejectedInputs } from '#event-store';
import { eventStoreContract } from './event-store.contract.js';
import { rejectedInputsContract } from './rejected-inputs.contract.js';

eventStoreContract('InMemoryEventStore', { open: async () => new InMemoryEventStore() });
rejectedInputsContract('InMemoryRejectedInputs', { open: async () => new InMemoryRejectedInputs() });
