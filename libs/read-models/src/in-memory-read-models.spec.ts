import { InMemoryReadModels } from '#read-models';
import { readModelsContract } from './read-models.contract.js';

readModelsContract('InMemoryReadModels', { open: async () => new InMemoryReadModels() });
