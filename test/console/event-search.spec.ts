import { describe, expect, it } from '@jest/globals';
import type { CorrelationNode } from '#protocol';
import { spokenStep, stepsOf } from '../../apps/console/src/features/admin/changes/pointer.js';
import { isSmall, isTime, shortNumber } from '../../apps/console/src/features/admin/changes/small.js';
import { linesOf, moveOf } from '../../apps/console/src/features/admin/search/causes.js';
import {
  conditionsOf,
  exportAddress,
  searchQuery,
} from '../../apps/console/src/features/admin/search/event-search.js';

describe('a search for events', () => {
  const conditions = conditionsOf(
    new URLSearchParams({ type: 'PageViewed', prefix: ' ', from: '2026-11-20T10:00', event: 'e1' }),
  );
  it('takes its conditions from the address, and leaves out what is empty or means something else', () => {
    expect(conditions).toEqual({ type: 'PageViewed', from: '2026-11-20T10:00' });
  });
  it('asks with times in UTC, a page before the last event shown', () => {
    expect(Object.fromEntries(new URLSearchParams(searchQuery(conditions, '120', 50)))).toEqual({
      type: 'PageViewed',
      from: new Date('2026-11-20T10:00').toISOString(),
      before: '120',
      limit: '50',
    });
  });
  it('leaves out a time that is none', () => {
    expect(searchQuery({ from: 'soon' }, undefined, 50)).toBe('limit=50');
  });
  it('exports what an export can say of it', () => {
    expect(exportAddress('ndjson', conditions)).toBe('/api/admin/export?format=ndjson&type=PageViewed');
    expect(exportAddress('cloudevents', { prefix: 'shopper-' })).toBe(
      '/api/admin/export?format=cloudevents&prefix=shopper-',
    );
  });
});

const node = (id: string, ...caused: CorrelationNode[]): CorrelationNode => ({
  event: {
    id,
    type: 'PageViewed',
    schemaVersion: 1,
    stream: 's',
    revision: 0,
    position: '1',
    recordedAt: '',
    data: {},
    metadata: { correlationId: 'c', actor: { kind: 'shopper', id: 'x' }, occurredAt: '' },
  },
  caused,
});
const tree = { roots: [node('a', node('b', node('c')), node('d')), node('e')] };

describe('a tree of causes', () => {
  const lines = linesOf(tree, new Set());
  const ids = (shut: string[]) => linesOf(tree, new Set(shut)).map(({ node: { event } }) => event.id);
  it('is lines from top to bottom, each as deep as it was caused', () => {
    expect(lines.map(({ node: { event }, level }) => `${event.id}${String(level)}`)).toEqual([
      'a1',
      'b2',
      'c3',
      'd2',
      'e1',
    ]);
    expect(lines.map(({ place, siblings }) => `${String(place)}/${String(siblings)}`)).toEqual([
      '1/2',
      '1/2',
      '1/1',
      '2/2',
      '2/2',
    ]);
  });
  it('folds away what an event caused', () => {
    expect(ids(['b'])).toEqual(['a', 'b', 'd', 'e']);
    expect(ids(['a'])).toEqual(['a', 'e']);
  });
  it('is gone through by keys as a tree is', () => {
    expect(moveOf('ArrowDown', 0, lines)).toEqual({ to: 'b' });
    expect(moveOf('ArrowUp', 0, lines)).toBeUndefined();
    expect(moveOf('End', 0, lines)).toEqual({ to: 'e' });
    expect(moveOf('ArrowLeft', 0, lines)).toEqual({ shut: 'a' });
    expect(moveOf('ArrowLeft', 2, lines)).toEqual({ to: 'b' });
    expect(moveOf('ArrowRight', 0, lines)).toEqual({ to: 'b' });
    expect(moveOf('ArrowRight', 0, linesOf(tree, new Set(['a'])))).toEqual({ open: 'a' });
    expect(moveOf('ArrowRight', 4, lines)).toBeUndefined();
  });
});

describe('a way into a document', () => {
  it('is read from its JSON pointer (RFC 6901)', () => {
    expect(stepsOf('')).toEqual([]);
    expect(stepsOf('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
    expect(stepsOf('/')).toEqual(['']);
  });
  it('counts places in a list from 1', () => {
    expect(['0', '12', 'name', '2026-11'].map(spokenStep)).toEqual(['#1', '#13', 'name', '2026-11']);
  });
});

describe('a value in a table of changes', () => {
  it('is read where it stands when it has a few plain parts', () => {
    expect(isSmall({ name: 'kitchen', score: 5.9, at: null })).toBe(true);
    expect(isSmall([1, 2, 3, 4, 5, 6])).toBe(false);
    expect(isSmall({ deep: { er: 1 } })).toBe(false);
  });
  it('is a time only where it is written as one', () => {
    expect(['2026-11-20T10:00:00.000Z', '2026-11-20', '2026-99-20T10:00:00Z', 7].map(isTime)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('is not longer than can be compared', () => {
    expect([12, 5.9689484575000495, 0.1 + 0.2, 1e-9].map(shortNumber)).toEqual([
      '12',
      '5.96895',
      '0.3',
      '1e-9',
    ]);
  });
});
