import { InMemoryShopperKeys } from '#privacy';
import { shopperKeysContract } from './shopper-keys.contract.js';

shopperKeysContract('InMemoryShopperKeys', { open: async () => new InMemoryShopperKeys() });
