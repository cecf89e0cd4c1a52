export { DatabaseUnusable } from './database-unusable.js';
export {
  closeDatabase,
  type Database,
  emptyJournal,
  type Migration,
  openDatabase,
  type OpenOptions,
  type Statement,
} from './open-database.js';
