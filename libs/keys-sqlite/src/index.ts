export { masterKeyIn, MasterKeyUnusable, openMasterKeyFile } from './master-key.js';
export { SqliteShopperKeys } from './sqlite-shopper-keys.js';
