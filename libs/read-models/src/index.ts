export { type Change, type Query, type ReadModel, ReadModels, type Stored } from './read-models.js';
