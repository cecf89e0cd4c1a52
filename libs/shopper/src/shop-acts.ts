/**
 * What the shop does about a shopper, not the shopper on the site: it makes nobody present, starts no session
 * and is no sign of interest.
 */
const SHOP_ACTS: ReadonlySet<string> = new Set([
  'OrderUpdated',
  'OrderRefunded',
  'OrderCancelled',
  'ShoppersMerged',
]);

export const isShopAct = (type: string): boolean => SHOP_ACTS.has(type);
