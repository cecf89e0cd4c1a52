import { describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';
import { sayWho } from '../../apps/widget/src/visitor/say-who.js';
import { Visitor, type VisitorRequest } from '../../apps/widget/src/visitor/visitor.js';

/** A page whose server takes every login; what is told is kept. */
function page() {
  const shelf = new MemoryShelf();
  const logins: VisitorRequest[] = [];
  const tracked: unknown[] = [];
  const visitor = new Visitor(shelf, 'wk', async (request) => {
    logins.push(request);
    const { userId = '' } = request;
    const expiresAt = '2999-01-01T00:00:00.000Z';
    return { ok: true, value: { token: 't', shopperId: `u-${userId}`, anonymousId: 'a', userId, expiresAt } };
  });
  const told = { changed: () => undefined, news: (traits: unknown) => tracked.push(traits) };
  const say = (traits: Readonly<Record<string, unknown>>) =>
    sayWho({ shelf, visitor }, { userId: 'u1', hash: 'h', traits }, told);
  return { logins, tracked, say };
}

describe('who the shop says its visitor is', () => {
  it('is told once a login, with the traits, however many pages say it', async () => {
    const { logins, tracked, say } = page();
    for (let view = 0; view < 3; view += 1) await say({ name: 'Lena' });
    expect(logins).toEqual([{ writeKey: 'wk', userId: 'u1', userHash: 'h', traits: { name: 'Lena' } }]);
    expect(tracked).toEqual([]);
  });

  it('is told again where something of them is new', async () => {
    const { logins, tracked, say } = page();
    await say({ language: 'en' });
    await say({ language: 'zh' });
    expect([logins.length, tracked]).toEqual([1, [{ language: 'zh' }]]);
  });
});
