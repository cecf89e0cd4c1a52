export { PostgresReadModels } from './postgres-read-models.js';
