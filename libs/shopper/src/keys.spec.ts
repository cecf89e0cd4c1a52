import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { touchesUnannounced } from '#testing';
import { histories } from '../test/histories.js';
import { shopperProjections } from './index.js';

describe.each(shopperProjections.map((projection) => [projection.name, projection] as const))(
  'the keys of %s',
  (_, projection) => {
    it('name every document that an event touches, for any history', () => {
      fc.assert(
        fc.property(histories(), (events) => {
          expect(touchesUnannounced<object>(projection, events)).toEqual([]);
        }),
      );
    });

    it('have their events where the projection says that they stand', () => {
      fc.assert(
        fc.property(histories(), (events) => {
          for (const event of events.filter(({ type }) => projection.handles.includes(type))) {
            for (const key of projection.keysOf(event)) {
              const { streams = [event.stream], scattered = [] } = projection.sourceOf?.(key) ?? {};
              const elsewhere = [...scattered, ...projection.links];
              expect(streams.includes(event.stream) || elsewhere.includes(event.type)).toBe(true);
            }
          }
        }),
      );
    });
  },
);
