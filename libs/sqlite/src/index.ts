export { DatabaseUnusable } from './database-unusable.js';
export {
  closeDatabase,
  type Database,
  openDatabase,
  type OpenOptions,
  type Statement,
} from './open-database.js';
