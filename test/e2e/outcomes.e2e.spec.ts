import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { RecordedEvent } from '#kernel';
import type { OutcomesView } from '#protocol';
import { shopperCalled } from '../../libs/outcomes/test/helped.js';
import { Administrator } from './administrator.js';
import { eventually } from './clients.js';
import { type Running, running } from './running.js';

const SPAN = 'from=2026-03-01&to=2026-03-03';
let server: Running;
let administrator: Administrator;

/** Ten are offered help and five are not; of both, some order. The eleventh writes as nobody should. */
function history(): readonly RecordedEvent[] {
  const offered = Array.from({ length: 10 }, (_, n) => {
    const who = shopperCalled(`a-offered-${String(n)}`);
    const talk = [
      who.begins(2),
      who.presses('o', 'm', 2),
      who.accepted(`o${String(n)}`, 'm', 2),
      who.isAnswered('m', 3),
    ];
    return [
      who.offered(`o${String(n)}`, 0),
      who.shown(`o${String(n)}`, 1),
      ...(n < 4 ? talk : []),
      ...(n < 6 ? [who.orders(`order-${String(n)}`, 9)] : []),
    ];
  });
  const heldOut = Array.from({ length: 5 }, (_, n) => {
    const who = shopperCalled(`a-held-${String(n)}`);
    return [
      who.offered(`h${String(n)}`, 0, { arm: 'hold-out' }),
      ...(n < 1 ? [who.orders('order-h', 5)] : []),
    ];
  });
  const complaining = shopperCalled('u-9', 'c-9');
  const byPerson = [
    complaining.asks('m', 0),
    complaining.wantsAPerson(1),
    complaining.isAnsweredBy('=mira()', 4),
  ];
  return [...offered.flat(), ...heldOut.flat(), ...byPerson, complaining.isClosed(9, 'agent')];
}

beforeAll(async () => {
  server = await running({ env: { SHOP_TIME_ZONE: 'UTC', PRESAGE_ROLES: 'gateway,projector' } });
  administrator = await Administrator.at(server);
  for (const { stream, id, type, schemaVersion, data, metadata } of history())
    await server.house.store.append(stream, [{ id, type, schemaVersion, data, metadata }]);
  await eventually(async () => {
    const { conversations } = await read();
    return conversations.all.firstHumanResponse.count === 1 ? true : undefined;
  });
});
afterAll(() => server.remove());

const read = (more = ''): Promise<OutcomesView> => administrator.get(`/api/admin/outcomes?${SPAN}${more}`);
async function csv(table: string): Promise<Response> {
  const { cookie } = administrator;
  return fetch(`${server.url}/api/admin/outcomes.csv?${SPAN}&table=${table}`, { headers: { cookie } });
}

describe('outcomes', () => {
  it('put help beside what was held out, with how sure that is', async () => {
    const { help } = await read();
    expect(help.offered).toMatchObject({
      ...{ predicted: 10, shown: 10, accepted: 4, answered: 4, completed: 4 },
      ordered: { count: 6, of: 10, share: 0.6 },
      revenue: [{ currency: 'EUR', amount: 120 }],
    });
    expect(help.heldOut).toMatchObject({ predicted: 5, shown: 0, ordered: { count: 1, of: 5 } });
    expect(help.difference.ordered?.difference).toBeCloseTo(0.4);
    expect(help.difference.ordered?.low).toBeLessThan(0);
    expect(help.byDay).toHaveLength(3);
  });
  it('tell how conversations went, and can be narrowed', async () => {
    const { conversations, choices } = await read('&agentId=%3Dmira()');
    expect(conversations.all).toMatchObject({
      ...{ conversations: 1, resolved: 1, withoutHuman: { count: 0, of: 1 } },
      firstHumanResponse: { median: 180 },
      resolution: { median: 540 },
    });
    expect(choices.agents).toEqual([{ agentId: '=mira()', name: '=MIRA()' }]);
    expect((await read('&language=zh')).conversations.all.conversations).toBe(0);
  });
  it('can be taken along as tables in which nothing runs', async () => {
    const response = await csv('conversations');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="conversations-2026-03-01-to-2026-03-03.csv"',
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const row = rows.find(({ conversation_id }) => conversation_id === 'c-9');
    expect(row).toMatchObject({ agents: "'=MIRA()", resolution_s: '540', resolved_by: 'agent' });
  });
  it.each(['offers', 'policies', 'help-days', 'intents', 'agents', 'languages', 'conversation-days'])(
    'have a table of %s with as many cells in every row as it has columns',
    async (table) => {
      const [columns = [], ...rows]: string[][] = parse(await (await csv(table)).text(), { bom: true });
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ length }) => length === columns.length)).toBe(true);
    },
  );
  it('say what is wrong with a span', async () => {
    const status = async (query: string) =>
      (
        await fetch(`${server.url}/api/admin/outcomes?${query}`, {
          headers: { cookie: administrator.cookie },
        })
      ).status;
    expect(await status('from=2026-03-02&to=2026-03-01')).toBe(400);
    expect(await status('from=yesterday')).toBe(400);
    expect(await status('from=2020-01-01&to=2026-03-01')).toBe(400);
  });
});
