import { describe, expect, it } from '@jest/globals';
import { Chat, order } from './chat.js';

const two = [order('1001'), order('1002', { placedAt: '2026-11-21T10:00:00Z' })];
const address = { intent: 'change_shipping_address' } as const;

async function untilSummary(chat: Chat): Promise<void> {
  await chat.say('I need another delivery address', address);
  for (const text of ['Mira Holm', 'Elbchaussee 12', '22765', 'Hamburg', '040 123456']) await chat.say(text);
}

describe('changing an address', () => {
  it('collects one thing after the other, shows all of it, and acts on yes', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    expect(chat.last).toMatchObject({ kind: 'confirm', orderId: '1001' });
    expect(chat.rows.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Order: 1001',
      'Products: Linen shirt',
      'Recipient: Mira Holm',
      'Street and number: Elbchaussee 12',
      'Postcode: 22765',
      'Town: Hamburg',
      'Phone for the courier: 040 123456',
    ]);
    expect(chat.shop.done).toEqual([]);
    const done = await chat.press('Change the address');
    expect(done).toMatchObject({ kind: 'done', text: expect.stringContaining('R-1') });
    expect(chat.shop.done).toMatchObject([
      { act: 'change_address', address: { city: 'Hamburg', phone: '040 123456' } },
    ]);
    expect((await chat.types()).slice(-3)).toEqual(['FlowMoved', 'FlowEnded', 'AssistantReplied']);
  });

  it('says what is wrong with an answer, with an example, and asks again', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('change address', address);
    await chat.say('Mira Holm');
    await chat.say('Elbchaussee 12');
    const again = await chat.say('hmm what');
    expect(again).toMatchObject({
      kind: 'collect',
      text: expect.stringContaining('does not look like a postcode'),
    });
    expect(chat.labels).toEqual(['Talk to a person', 'Never mind']);
    await chat.say('22765 Hamburg');
    expect(chat.last).toMatchObject({ asks: { field: 'phone' } });
  });

  it('lets a line of the summary be changed, and takes no confirmation of the one before', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    const confirm = chat.buttons.find(({ choice }) => choice.kind === 'confirm');
    const flowId = (await chat.state()).flows[0]?.flowId ?? '';
    await chat.choose({ kind: 'change', flowId, field: 'city' });
    expect(chat.last).toMatchObject({ kind: 'collect', asks: { field: 'city' } });
    if (confirm) await chat.choose(confirm.choice);
    expect(chat.shop.done).toEqual([]);
    await chat.say('Altona');
    expect(chat.rows).toContainEqual(expect.objectContaining({ label: 'Town', value: 'Altona' }));
    await chat.say('yes, please');
    expect(chat.shop.done).toMatchObject([{ address: { city: 'Altona' } }]);
  });

  it('speaks the language it was begun in, whatever names are written in', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('我要改收货地址', address);
    await chat.say('Mira Holm');
    expect(chat.last?.text).toContain('门牌号');
    await chat.say('南京西路100号302室');
    await chat.say('200040');
    await chat.say('上海市');
    await chat.say('跳过');
    expect(chat.rows).toContainEqual(expect.objectContaining({ label: '联系电话', value: '未填' }));
    await chat.say('确认');
    expect(chat.last?.text).toContain('上海市南京西路100号302室');
    expect(chat.shop.done).toMatchObject([{ address: { recipient: 'Mira Holm', city: '上海市' } }]);
  });
});

describe('something else in the middle', () => {
  it('is answered, and it is asked whether to go on where it stopped', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('change address', address);
    await chat.say('Mira Holm');
    await chat.say('how much is shipping actually?', { intent: 'shipping_cost' });
    expect(chat.last).toMatchObject({
      intent: 'shipping_cost',
      text: expect.stringContaining('Shall we go on'),
    });
    expect(chat.labels.slice(0, 2)).toEqual(['Go on with changing the address', 'Never mind']);
    await chat.press('Go on with changing the address');
    expect(chat.last).toMatchObject({ kind: 'collect', asks: { field: 'street' } });
  });

  it('can be dropped and taken up again, also where the same is asked for anew', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    await chat.say('never mind');
    expect(chat.last?.text).toContain('was not changed');
    await chat.say('I want another address after all', address);
    expect(chat.labels).toEqual(['Go on', 'Begin anew']);
    await chat.press('Go on');
    expect(chat.rows).toContainEqual(expect.objectContaining({ value: 'Elbchaussee 12' }));
    await chat.press('Change the address');
    expect(chat.shop.done).toHaveLength(1);
  });

  it('begins anew with nothing of before where that is wanted', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    await chat.say('forget it');
    await chat.say('address change please', address);
    await chat.press('Begin anew');
    expect(chat.last).toMatchObject({ kind: 'collect', asks: { field: 'recipient' } });
  });
});

describe('which order', () => {
  it('is asked by buttons where several qualify, and taken from a number that is written', async () => {
    const chat = await Chat.of(...two);
    await chat.say('cancel my order', { intent: 'cancel_order' });
    expect(chat.labels).toEqual(['1002 · Linen shirt', '1001 · Linen shirt', 'Never mind']);
    await chat.say('the one with 1001');
    await chat.press('Ordered by mistake');
    expect(chat.rows).toContainEqual({ label: 'Order', value: '1001', field: 'order' });
    await chat.press('Cancel the order');
    expect(chat.shop.done).toMatchObject([{ act: 'cancel_order', orderId: '1001', reason: 'by-mistake' }]);
  });

  it('is the one that the answer above the button was about', async () => {
    const chat = await Chat.of(...two);
    await chat.say('where is 1001', { intent: 'order_status' });
    await chat.press('Cancel it');
    expect(chat.last).toMatchObject({ orderId: '1001', asks: { field: 'reason' } });
  });

  it('is none where it is too late, and what is possible instead is said', async () => {
    const chat = await Chat.of(order('1001', { status: 'shipped' }));
    await chat.say('cancel it', { intent: 'cancel_order' });
    expect(chat.last).toMatchObject({ text: expect.stringMatching(/1001.*can no longer be cancelled/) });
    expect(chat.labels).toEqual(['Talk to a person']);
    await chat.say('where is it', { intent: 'order_status' });
    expect(chat.labels).not.toContain('Cancel it');
  });

  it('is never somebody else’s, whatever a button is made to say', async () => {
    const chat = await Chat.of(...two, order('9999', { shopperId: 'u-2' }));
    await chat.say('cancel', { intent: 'cancel_order' });
    const flowId = (await chat.state()).flows[0]?.flowId ?? '';
    await chat.choose({ kind: 'field', flowId, field: 'order', value: '9999' });
    expect(chat.last).toMatchObject({ kind: 'collect', asks: { field: 'order' } });
    await chat.choose({ kind: 'field', flowId, field: 'reason', value: 'other' });
    await chat.choose({ kind: 'confirm', flowId });
    expect(chat.shop.done).toEqual([]);
  });
});

describe('an offer of help that is taken up', () => {
  it('is answered with what it was offered for, without being guessed at', async () => {
    const chat = await Chat.of(order('1001'));
    expect(await chat.accept('order_status')).toMatchObject({ intent: 'order_status', orderId: '1001' });
    expect(await chat.types()).not.toContain('IntentClassified');
    expect(await chat.accept('cancel_order')).toMatchObject({ kind: 'collect', asks: { field: 'reason' } });
  });
  it('asks what it is about where it was offered for nothing in particular', async () => {
    const chat = await Chat.of();
    expect(await chat.accept(null)).toMatchObject({ text: 'What would you like to know?' });
  });
});

describe('the stock', () => {
  const stock = { intent: 'stock' } as const;
  it('is told of what a message names, or of what it points at; nothing is made up about anything else', async () => {
    const chat = await Chat.of();
    await chat.say('are there linen shirts?', stock);
    expect(chat.last?.text).toContain('**Linen shirt**: only 3 left');
    await chat.say('is it in stock?', stock);
    expect(chat.last?.text).not.toContain('**');
    chat.lookedAt = 'p-2';
    await chat.say('这个有货吗', stock);
    expect(chat.last?.text).toContain('**台灯**: 暂时缺货');
    await chat.say('any blue sofas in stock?', stock);
    expect(chat.last?.text).not.toContain('**');
  });
});

describe('a return and an invoice', () => {
  const delivered = order('1001', {
    status: 'delivered',
    products: [
      { productId: 'p-1', name: 'Linen shirt', quantity: 1 },
      { productId: 'p-2', name: 'Desk lamp', quantity: 2 },
    ],
  });
  it('takes back the item that is chosen', async () => {
    const chat = await Chat.of(delivered);
    await chat.say('return', { intent: 'return_item' });
    expect(chat.labels).toEqual(['Linen shirt', '2 × Desk lamp', 'All 2 items', 'Never mind']);
    await chat.press('2 × Desk lamp');
    await chat.press('Damaged or faulty');
    await chat.press('Register the return');
    expect(chat.shop.done).toMatchObject([{ act: 'start_return', productIds: ['p-2'], reason: 'damaged' }]);
    expect(chat.last?.text).toContain('**R-1**');
  });
  it('asks for a company only where there is one, and hands the document over', async () => {
    const chat = await Chat.of(delivered);
    await chat.say('invoice', { intent: 'invoice' });
    await chat.press('To me');
    expect(chat.last?.kind).toBe('confirm');
    const flowId = (await chat.state()).flows[0]?.flowId ?? '';
    await chat.choose({ kind: 'change', flowId, field: 'recipient' });
    await chat.press('To a company');
    await chat.say('Holm & Söhne GmbH');
    await chat.say('DE123456789');
    await chat.press('Issue the invoice');
    expect(chat.shop.done).toMatchObject([
      { company: { name: 'Holm & Söhne GmbH', taxNumber: 'DE123456789' } },
    ]);
    expect(chat.last?.parts).toContainEqual(
      expect.objectContaining({ articles: [expect.objectContaining({ url: '/invoices/R-1' })] }),
    );
  });
});

describe('the shop', () => {
  it('that would not act is told of, and nothing is said to be done', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('cancel', { intent: 'cancel_order' });
    await chat.press('Another reason');
    chat.shop.change('1001', { status: 'shipped' });
    await chat.press('Cancel the order');
    expect(chat.last).toMatchObject({ kind: 'failed', text: expect.stringContaining('left the warehouse') });
    expect((await chat.state()).flows[0]).toMatchObject({ status: 'refused' });
  });

  it('that cannot be reached can be tried again, and does nothing twice', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('cancel', { intent: 'cancel_order' });
    await chat.press('Another reason');
    chat.shop.beAway(1, { afterActing: true });
    await chat.press('Cancel the order');
    expect(chat.last).toMatchObject({ kind: 'failed', text: expect.stringContaining('try again') });
    await chat.press('Try again');
    expect(chat.last).toMatchObject({ kind: 'done' });
    expect(chat.shop.done).toHaveLength(1);
  });

  it('is asked nothing more after a restart of the assistant, and nobody is answered twice', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    await chat.press('Change the address');
    const before = await chat.types();
    await chat.restart();
    expect(await chat.types()).toEqual(before);
    expect(chat.shop.done).toHaveLength(1);
  });

  it('that acted before the assistant stopped is asked under the same id, and its answer told', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    chat.meanwhile = () => Promise.reject(new Error('the process was killed here'));
    await expect(chat.press('Change the address')).rejects.toThrow('killed');
    chat.meanwhile = () => Promise.resolve();
    await chat.restart();
    expect((await chat.types()).slice(-2)).toEqual(['FlowEnded', 'AssistantReplied']);
    expect(chat.shop.done).toHaveLength(1);
  });
});

describe('an agent', () => {
  it('who joins lets what was under way wait, and after handing back it can go on', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('change address', address);
    await chat.join();
    expect((await chat.types()).slice(-2)).toEqual(['FlowMoved', 'AgentJoined']);
    expect(await chat.say('Mira Holm')).toBeUndefined();
    await chat.handBack();
    await chat.say('go on');
    expect(chat.last).toMatchObject({ kind: 'collect', asks: { field: 'recipient' } });
  });

  it('who joins while the shop acts hears what it did, and the shopper no second voice', async () => {
    const chat = await Chat.of(order('1001'));
    await untilSummary(chat);
    chat.meanwhile = () => chat.join();
    expect(await chat.press('Change the address')).toBeUndefined();
    expect((await chat.types()).slice(-2)).toEqual(['AgentJoined', 'FlowEnded']);
    expect(chat.shop.done).toHaveLength(1);
  });
});
