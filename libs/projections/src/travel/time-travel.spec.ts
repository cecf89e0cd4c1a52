import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import { NothingKnown, NotYetHappened, type Projection, TimeTravel } from '#projections';

interface Board {
  readonly colour?: string;
  readonly count: number;
  /** Newest first. */
  readonly notes: readonly { readonly text: string; readonly stars: number }[];
}
type Told = { colour: string } | { note: string } | { star: string } | { torn: string };

/** A notice board in each room: a field that changes back, and a list whose entries move. */
const boards: Projection<Board> = {
  name: 'boards',
  version: 1,
  indexes: [],
  handles: ['Told'],
  links: [],
  keysOf: ({ stream }) => [stream],
  sourceOf: (key) => ({ streams: [key] }),
  apply({ stream, data }, documents) {
    const before = documents.get(stream) ?? { count: 0, notes: [] };
    const document = { ...before, count: before.count + 1, ...after(before, data as Told) };
    return [{ kind: 'put', key: stream, document }];
  },
};

function after({ notes }: Board, told: Told): Partial<Board> {
  if ('colour' in told) return told;
  if ('note' in told) return { notes: [{ text: told.note, stars: 0 }, ...notes] };
  if ('torn' in told) return { notes: notes.filter(({ text }) => text !== told.torn) };
  return {
    notes: notes.map((note) => (note.text === told.star ? { ...note, stars: note.stars + 1 } : note)),
  };
}

let made = 0;
function told(data: Told, type = 'Told'): NewEvent {
  const occurredAt = new Date(Date.UTC(2026, 0, 1, 0, 0, made++)).toISOString();
  const metadata = { correlationId: 'c', actor: { kind: 'system', id: 'test' }, occurredAt } as const;
  return { id: `e${String(made)}`, type, schemaVersion: 1, data, metadata };
}
const at = (position: number): { position: string } => ({ position: String(position) });

describe('TimeTravel', () => {
  let store: InMemoryEventStore;
  let travel: TimeTravel;
  beforeEach(() => {
    store = new InMemoryEventStore();
    travel = new TimeTravel(store);
  });
  const hear = async (...all: readonly Told[]): Promise<void> => {
    await store.append(
      'hall',
      all.map((one) => told(one)),
    );
  };
  const causes = async (from: number, to: number): Promise<unknown> => {
    const { changes } = await travel.difference(boards, 'hall', at(from), at(to));
    return Object.fromEntries(changes.map(({ path, cause }) => [path, cause?.position]));
  };

  it('names the event that changed a field last, also where it had had that value before', async () => {
    await hear({ colour: 'red' }, { colour: 'blue' }, { colour: 'red' }, { note: 'hello' });
    expect(await causes(2, 4)).toEqual({ '/colour': '3', '/count': '4', '/notes/0': '4' });
    expect(await causes(0, 3)).toEqual({ '/colour': '3', '/count': '3', '/notes': '1' });
    expect(await causes(3, 3)).toEqual({});
  });

  it('follows entries of a list that others move, and those that are gone to the event that removed them', async () => {
    await hear({ note: 'a' }, { note: 'b' }, { star: 'a' }, { note: 'c' }, { torn: 'b' }, { note: 'd' });
    expect(await causes(2, 6)).toMatchObject({ '/notes/0/text': '6', '/notes/1/text': '4', '/notes/2': '3' });
    expect(await causes(2, 3)).toEqual({ '/count': '3', '/notes/1/stars': '3' });
    expect(await causes(4, 5)).toEqual({ '/count': '5', '/notes/1': '5' });
    await hear({ star: 'a' }, { torn: 'c' });
    expect(await causes(6, 8)).toEqual({
      '/count': '8',
      '/notes/1/stars': '7',
      '/notes/1/text': '8',
      '/notes/2': '8',
    });
  });

  it('tells when nothing was there yet, and refuses what nobody can know', async () => {
    await store.append('attic', [told({ colour: 'grey' })]);
    await hear({ colour: 'red' });
    const before = { projection: 'boards', key: 'hall', position: '0', events: 0 };
    expect(await travel.at(boards, 'hall', at(1))).toEqual(before);
    expect(await travel.at(boards, 'hall', { time: '2000-01-01T00:00:00Z' })).toEqual(before);
    await expect(travel.at(boards, 'hall', at(3))).rejects.toBeInstanceOf(NotYetHappened);
    await expect(travel.history(boards, 'cellar')).rejects.toBeInstanceOf(NothingKnown);
  });

  it('goes through a long history once, then reads only a small part of it, and thins its moments evenly', async () => {
    for (let n = 0; n < 20; n++) await hear(...Array.from({ length: 500 }, () => ({ colour: 'red' })));
    const history = await travel.history(boards, 'hall');
    expect(history).toMatchObject({ total: 10_000, keys: ['hall'] });
    expect(history.moments.length).toBeGreaterThan(1_000);
    expect(history.moments.length).toBeLessThanOrEqual(2_000);
    expect([history.moments[0]?.position, history.moments.at(-1)?.position]).toEqual(['1', '10000']);
    const apply = jest.spyOn(boards, 'apply');
    for (const position of [1, 4_321, 9_999, 10_000]) {
      apply.mockClear();
      expect(await travel.at(boards, 'hall', at(position))).toMatchObject({
        position: String(position),
        events: position,
        document: { count: position },
      });
      expect(apply.mock.calls.length).toBeLessThanOrEqual(10_000 / 64);
    }
    apply.mockRestore();
  });

  it('keeps nothing of what it had read once somebody is forgotten', async () => {
    await hear({ note: 'Ann was here' });
    expect(JSON.stringify(await travel.at(boards, 'hall', at(1)))).toContain('Ann');
    const read = store.readStream.bind(store);
    jest
      .spyOn(store, 'readStream')
      .mockImplementation(async (...asked) =>
        (await read(...asked)).map((event) => ({ ...event, data: { note: 'forgotten' } })),
      );
    expect(JSON.stringify(await travel.at(boards, 'hall', at(1)))).toContain('Ann');
    await store.append('shopper-u-1', [told({ note: '' }, 'ShopperForgotten')]);
    expect(JSON.stringify(await travel.at(boards, 'hall', at(1)))).not.toContain('Ann');
  });

  it('leaves out what happened later when it is asked for a time, and only that', async () => {
    const [first, late, last] = [told({ note: 'first' }), told({ note: 'late' }), told({ note: 'last' })];
    await store.append('hall', [first, last, late]);
    const { document, events } = await travel.at(boards, 'hall', { time: last.metadata.occurredAt });
    expect(document).toMatchObject({ notes: [{ text: 'late' }, { text: 'first' }] });
    expect(events).toBe(2);
  });
});
