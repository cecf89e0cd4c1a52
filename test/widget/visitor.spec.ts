import { describe, expect, it } from '@jest/globals';
import type { VisitorReply } from '#protocol';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';
import { type AskVisitor, Visitor, type VisitorRequest } from '../../apps/widget/src/visitor/visitor.js';

const DAY = 24 * 3_600_000;
const reply = (token: string, expires: number): VisitorReply => ({
  token,
  shopperId: `a-${token}`,
  anonymousId: token,
  expiresAt: new Date(expires).toISOString(),
});
const refusal = { ok: false, problem: { code: 'unauthorised', message: 'No.' } } as const;

function visitorWith(
  answer: (request: VisitorRequest, call: number) => Awaited<ReturnType<AskVisitor>>,
  now = 0,
) {
  const asked: VisitorRequest[] = [];
  const shelf = new MemoryShelf();
  const ask: AskVisitor = async (request) => answer(request, asked.push(request));
  return { asked, shelf, visitor: new Visitor(shelf, 'wk', ask, () => now) };
}

/** The server takes its time over the proof that it is u1. */
function provedLate() {
  let prove: () => void = () => undefined;
  const proved = new Promise<void>((resolve) => (prove = resolve));
  const asked: VisitorRequest[] = [];
  const visitor = new Visitor(new MemoryShelf(), 'wk', async (request) => {
    asked.push(request);
    if (request.userId === 'u1') await proved;
    return { ok: true, value: reply(request.userId ?? 'stranger', 30 * DAY) };
  });
  return { asked, visitor, prove };
}

describe('the visitor', () => {
  it('is asked for once, also by several at the same time, and kept', async () => {
    const { asked, shelf, visitor } = visitorWith((_, call) => ({
      ok: true,
      value: reply(`t${call}`, 30 * DAY),
    }));
    const [one, two] = await Promise.all([visitor.current(), visitor.current()]);
    expect([one.token, two.token, asked.length]).toEqual(['t1', 't1', 1]);
    const next = new Visitor(shelf, 'wk', async () => refusal);
    expect(next.known?.token).toBe('t1');
  });

  it('is renewed before its token ends, as the same visitor', async () => {
    const { asked, visitor } = visitorWith(
      (_, call) => ({ ok: true, value: reply(`t${call}`, call * DAY) }),
      1,
    );
    await visitor.current();
    expect((await visitor.current()).token).toBe('t2');
    expect(asked[1]).toEqual({ writeKey: 'wk', token: 't1' });
    await visitor.current();
    expect(asked.length).toBe(2);
  });

  it('becomes a new one where the server does not accept the old token', async () => {
    const { asked, visitor } = visitorWith(({ token }, call) =>
      token === undefined ? { ok: true, value: reply(`t${call}`, 30 * DAY) } : refusal,
    );
    await visitor.current();
    expect((await visitor.renew()).token).toBe('t3');
    expect(asked.map(({ token }) => token)).toEqual([undefined, 't1', undefined]);
  });

  it('is nobody new while the shop says who it is, however long that takes', async () => {
    const { asked, visitor, prove } = provedLate();
    const known = visitor.identify('u1', 'proof');
    const current = visitor.current();
    prove();
    expect([(await known).token, (await current).token]).toEqual(['u1', 'u1']);
    expect(visitor.known?.token).toBe('u1');
    expect(asked).toHaveLength(1);
  });

  it('is whom the shop named last, however long the one before takes', async () => {
    const { asked, visitor, prove } = provedLate();
    const told = [visitor.identify('u1', 'proof'), visitor.identify('u2', 'proof')];
    await Promise.resolve();
    prove();
    await Promise.all(told);
    expect(visitor.known?.token).toBe('u2');
    expect(asked.map(({ token }) => token)).toEqual([undefined, 'u1']);
  });

  it('stays who it was where a proof of identity is refused', async () => {
    const { visitor } = visitorWith(({ userId }, call) =>
      userId === undefined ? { ok: true, value: reply(`t${call}`, 30 * DAY) } : refusal,
    );
    await visitor.current();
    await expect(visitor.identify('u1', 'forged')).rejects.toThrow('No.');
    expect(visitor.known?.token).toBe('t1');
  });
});
