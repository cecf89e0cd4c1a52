import { describe, expect, it } from '@jest/globals';
import { Chat, order } from './chat.js';

const address = { intent: 'change_shipping_address' };

/** A conversation in which the shopper is asked why they cancel their order. */
async function cancelling(): Promise<Chat> {
  const chat = await Chat.of(order('1001'));
  await chat.say('cancel my order', { intent: 'cancel_order' });
  return chat;
}

describe('an answer in words of one’s own', () => {
  it.each([
    ['it takes way too long', 'too-slow'],
    ['拍错了呀', 'by-mistake'],
    ['found it for less money', 'other'],
    ['不要了', 'changed-mind'],
  ])('is a reason: %s', async (said, reason) => {
    const chat = await cancelling();
    await chat.say(said);
    expect(chat.last).toMatchObject({ kind: 'confirm' });
    await chat.press('Cancel the order');
    expect(chat.shop.done).toMatchObject([{ reason }]);
  });

  it('is none where it asks something, or says nothing', async () => {
    const chat = await cancelling();
    for (const said of ['why do you ask?', 'hm']) {
      expect(await chat.say(said)).toMatchObject({ kind: 'collect', asks: { field: 'reason' } });
    }
  });

  it('leaves out what may be left out, and drops nothing by that', async () => {
    const chat = await Chat.of(order('1001'));
    await chat.say('address', address);
    for (const text of ['Mira Holm', 'Elbchaussee 12', '22765', 'Hamburg', 'no thanks']) await chat.say(text);
    expect(chat.last).toMatchObject({ kind: 'confirm' });
    expect(await chat.say('ok, looks good')).toMatchObject({ kind: 'done' });
  });

  it.each([
    ['fine, cancel it', 'done'],
    ['好，取消吧', 'done'],
    ['Cancel the order', 'done'],
    ['ok but why cancel it?', 'confirm'],
    ['好，别取消', 'confirm'],
    ['hold on', 'confirm'],
  ])('agrees to the summary where it says so: %s', async (said, kind) => {
    const chat = await cancelling();
    await chat.press('Ordered by mistake');
    expect(await chat.say(said, { intent: 'cancel_order' })).toMatchObject({ kind });
    expect(chat.shop.done).toHaveLength(kind === 'done' ? 1 : 0);
  });

  it('drops it, or goes on with it, in more words than one', async () => {
    const chat = await cancelling();
    await chat.say('what is shipping?', { intent: 'shipping_cost' });
    expect(await chat.say('ok go on', { intent: 'goodbye' })).toMatchObject({ kind: 'collect' });
    expect(await chat.say('no wait, keep it', { intent: 'goodbye' })).toMatchObject({
      text: expect.stringContaining('nothing was cancelled'),
    });
  });
});
