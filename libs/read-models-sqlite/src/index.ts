export { SqliteReadModels } from './sqlite-read-models.js';
