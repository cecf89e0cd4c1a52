import type { ConversationFlow } from '#conversation';
import type { Asked, Knowledge } from '../plan/asked.js';
import type { ShopAction } from '../shop/shop-backend.js';
import { contextOf } from './collected.js';
import { flowNamed } from './flows.js';

/** What the shop is asked to do; undefined where the order is not (or no longer) this shopper's. */
export function flowAction(
  state: ConversationFlow,
  shopperId: string,
  asked: Asked,
  knowledge: Knowledge,
): ShopAction | undefined {
  const flow = flowNamed(state.flow);
  const context = flow && contextOf(flow, state, asked, knowledge);
  if (!flow || !context?.order) return undefined;
  return flow.action({ ...context, order: context.order }, { flowId: state.flowId, shopperId });
}
