import { InMemoryEventStore, InMemoryRejectedInputs } from '#event-store';
import { eventStoreContract } from './event-store.contract.js';
import { rejectedInputsContract } from './rejected-inputs.contract.js';

eventStoreContract('InMemoryEventStore', { open: async (clock) => new InMemoryEventStore(clock) });
rejectedInputsContract('InMemoryRejectedInputs', { open: async () => new InMemoryRejectedInputs() });
