import { expect, it } from '@jest/globals';
import { Chat, order } from './chat.js';

it('takes back what is in the order that was chosen last, whatever was chosen of another before', async () => {
  const of = (...productIds: readonly string[]) => ({
    status: 'delivered' as const,
    products: productIds.map((productId) => ({ productId, name: `Item ${productId}`, quantity: 1 })),
  });
  const chat = await Chat.of(order('1001', of('p-1', 'p-2')), order('1002', of('p-9')));
  await chat.say('return 1001', { intent: 'return_item' });
  await chat.press('Item p-2');
  await chat.press('Damaged or faulty');
  const flowId = (await chat.state()).flows[0]?.flowId ?? '';
  await chat.choose({ kind: 'field', flowId, field: 'order', value: '1002' });
  await chat.press('Register the return');
  expect(chat.shop.done).toMatchObject([{ orderId: '1002', productIds: ['p-9'] }]);
});
