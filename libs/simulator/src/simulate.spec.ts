import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf } from '#protocol';
import { parse } from 'yaml';
import type { ShopCatalogue } from './shop/catalogue.js';
import { simulate, type SimulationSettings } from './simulate.js';
import { simulatedPhrases } from './phrases.contract.js';
import { causes } from './troubles/causes.js';
import type { Truth } from './truth.js';
import type { SimulatedEvent } from './world.js';

const MINUTE = 60_000;
const from = new Date('2026-09-01T00:00:00Z');
const catalogue = parse(readFileSync('demo/catalogue.yml', 'utf8')) as ShopCatalogue;
const settings: SimulationSettings = {
  catalogue,
  phrases: simulatedPhrases,
  seed: 1,
  shoppers: 200,
  days: 25,
  from,
};

const truths: Truth[] = [];
let events: SimulatedEvent[];
beforeAll(() => {
  events = [...simulate({ ...settings, onTruth: (truth) => truths.push(truth) })];
});
function groupedBy<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}
const timeOf = ({ event }: SimulatedEvent): number => Date.parse(event.metadata.occurredAt);
const asked = (): Truth[] => truths.filter(({ outcome }) => outcome === 'asked');
const leading = (asks: Readonly<Record<string, number>>) =>
  Object.entries(asks).toSorted((a, b) => b[1] - a[1])[0]?.[0];
const visitsOf = (all: readonly SimulatedEvent[]): Map<string, SimulatedEvent[]> =>
  groupedBy(
    all.filter(({ event }) => event.metadata.correlationId.startsWith('visit-')),
    ({ event }) => event.metadata.correlationId,
  );

describe('simulate', () => {
  it('tells the same story for the same settings, and another for another seed', () => {
    const few = { ...settings, shoppers: 30, days: 20 };
    const once = [...simulate(few)];
    expect(isDeepStrictEqual([...simulate(few)], once)).toBe(true);
    const ids = new Set(once.map(({ event }) => event.id));
    const others = [...simulate({ ...few, seed: 2 })];
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter(({ event }) => ids.has(event.id))).toEqual([]);
  });

  it('gives events in order of time, within its days, each id once', () => {
    const times = events.map(timeOf);
    expect(times.findIndex((time, i) => time < (times[i - 1] ?? 0))).toBe(-1);
    expect(times[0]).toBeGreaterThanOrEqual(from.getTime());
    expect(times.at(-1)).toBeLessThan(from.getTime() + 25 * 24 * 60 * MINUTE);
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length);
  });

  it('writes events as the protocol wants them', () => {
    expect(events.length).toBeGreaterThan(5_000);
    const refused = events.filter(({ event }) => {
      const parsed = definitionOf(event.type)?.data.safeParse(event.data);
      return !parsed?.success || !isDeepStrictEqual(parsed.data, event.data);
    });
    expect(refused).toEqual([]);
  });

  it('keeps visits of one shopper apart, and each within one session', () => {
    const ends = new Map<string, number>();
    let [overlapping, tooLong] = [0, 0];
    for (const visit of visitsOf(events).values()) {
      const times = visit.map(timeOf);
      const shopper = visit[0]?.event.metadata.correlationId.replace(/-\d+$/, '') ?? '';
      if ((times[0] ?? 0) < (ends.get(shopper) ?? -Infinity) + 30 * MINUTE) overlapping++;
      if (times.some((time, i) => time - (times[i - 1] ?? time) >= 30 * MINUTE)) tooLong++;
      ends.set(shopper, times.at(-1) ?? 0);
    }
    expect({ overlapping, tooLong }).toEqual({ overlapping: 0, tooLong: 0 });
  });

  it('holds conversations that begin, are answered, and end once', () => {
    const streams = groupedBy(
      events.filter(({ stream }) => stream.startsWith('conversation-')),
      ({ stream }) => stream,
    );
    expect(streams.size).toBe(asked().length);
    for (const talk of streams.values()) {
      const types = talk.map(({ event }) => event.type);
      expect(types.slice(0, 3)).toEqual(['ConversationStarted', 'ShopperMessageSent', 'IntentClassified']);
      const resolved = types.indexOf('ConversationResolved');
      if (resolved >= 0) expect(types.slice(resolved + 1)).not.toContain('ShopperMessageSent');
      const sent = types.filter((type) => type === 'ShopperMessageSent').length;
      expect(types.filter((type) => type === 'IntentClassified')).toHaveLength(sent);
      expect(types.filter((type) => type === 'AssistantReplied' || type === 'HandoffRequested')).toHaveLength(
        sent,
      );
    }
  });
});

describe('what is behind it', () => {
  it('stands in no event', () => {
    const hidden = new Set<unknown>(Object.keys(causes));
    const told = (value: unknown): boolean =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).some(([name, inner]) => name === 'cause' || told(inner))
        : hidden.has(value);
    expect(events.filter(({ event }) => told(event))).toEqual([]);
  });

  it('makes one visit in twenty ask what an oracle would tell, and guessing would not', () => {
    const more: Truth[] = [];
    const visits = new Set<string>();
    const onTruth = (truth: Truth) => more.push(truth);
    for (const { event } of simulate({ ...settings, shoppers: 700, days: 40, onTruth }))
      if (event.metadata.correlationId.startsWith('visit-')) visits.add(event.metadata.correlationId);
    const questions = more.filter(({ outcome }) => outcome === 'asked');
    expect(questions.length / visits.size).toBeGreaterThan(0.03);
    expect(questions.length / visits.size).toBeLessThan(0.08);
    expect(questions.length / more.length).toBeLessThan(0.25);

    const right = questions.filter(({ cause, readAs }) => leading(causes[cause].asks) === readAs);
    expect(right.length / questions.length).toBeGreaterThan(0.7);
    expect(right.length / questions.length).toBeLessThan(0.9);
    const sizes = [...groupedBy(questions, ({ readAs }) => String(readAs)).values()].map(
      ({ length }) => length,
    );
    expect(Math.max(...sizes) / questions.length).toBeLessThan(0.22);
  });

  it('comes before the question', () => {
    expect(asked().filter(({ beganAt, endedAt, signs }) => endedAt <= beganAt || signs === 0)).toEqual([]);
  });

  it('makes the next product follow from the last', () => {
    const kinds = new Map(catalogue.products.map(({ id, glyph, category }) => [id, glyph + category]));
    const pairs = [...visitsOf(events).values()].flatMap((visit) => {
      const seen = visit.flatMap(({ event }) =>
        event.type === 'ProductViewed' ? [kinds.get(event.data.product_id)] : [],
      );
      return seen.slice(1).map((kind, i) => kind === seen[i]);
    });
    expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThan(0.2);
  });
});
