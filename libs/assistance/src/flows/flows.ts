import type { ShopAct } from '../shop/shop-backend.js';
import { cancelOrder } from './cancel-order.js';
import { changeAddress } from './change-address.js';
import type { Flow } from './flow.js';
import { invoice } from './invoice.js';
import { startReturn } from './start-return.js';

/** Everything that can be done in a conversation, by name. */
export const flows: Readonly<Record<ShopAct, Flow>> = {
  cancel_order: cancelOrder,
  change_address: changeAddress,
  start_return: startReturn,
  invoice,
};

/** @returns undefined for a flow that this version does not know */
export const flowNamed = (name: string): Flow | undefined =>
  Object.values(flows).find((flow) => flow.name === name);
