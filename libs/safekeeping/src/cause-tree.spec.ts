import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { causeTree, type CauseNode } from '#safekeeping';

interface Event {
  readonly id: string;
  readonly metadata: { readonly causationId?: string };
}
const event = (id: string, causationId?: string): Event => ({
  id,
  metadata: causationId === undefined ? {} : { causationId },
});
const shape = (nodes: readonly CauseNode<Event>[]): unknown =>
  nodes.map((node) => (node.caused.length === 0 ? node.event.id : [node.event.id, shape(node.caused)]));
const idsIn = (nodes: readonly CauseNode<Event>[]): string[] =>
  nodes.flatMap((node) => [node.event.id, ...idsIn(node.caused)]);

describe('causeTree', () => {
  it('puts each event below what caused it, also where the effect stands first', () => {
    const events = [event('c', 'b'), event('a'), event('b', 'a'), event('d', 'a'), event('e', 'elsewhere')];
    expect(shape(causeTree(events))).toEqual([['a', [['b', ['c']], 'd']], 'e']);
  });

  it('breaks circles', () => {
    expect(shape(causeTree([event('a', 'a')]))).toEqual(['a']);
    expect(shape(causeTree([event('a', 'b'), event('b', 'c'), event('c', 'a')]))).toHaveLength(1);
  });

  it('holds every event once, whatever the causes', () => {
    const id = fc.nat(8).map(String);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id, cause: fc.option(id) }), { selector: (e) => e.id }),
        (raw) => {
          const events = raw.map(({ id: own, cause }) => event(own, cause ?? undefined));
          expect(idsIn(causeTree(events)).sort()).toEqual(events.map((e) => e.id).sort());
        },
      ),
    );
  });
});
