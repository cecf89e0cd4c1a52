import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recorded, touchesUnannounced } from '#testing';
import { commands, happened } from '../test/histories.js';
import { openConversationsProjection, transcriptProjection } from './index.js';

it.each([transcriptProjection, openConversationsProjection].map((one) => [one.name, one] as const))(
  '%s touches only the document of the conversation, whose stream holds all of its events',
  (_, projection) => {
    fc.assert(
      fc.property(commands, (asked) => {
        const events = recorded('conversation-c1', happened(asked));
        expect(touchesUnannounced<object>(projection, events)).toEqual([]);
        for (const event of events) {
          expect(projection.keysOf(event)).toEqual(['c1']);
          expect(projection.sourceOf?.('c1')).toEqual({ streams: [event.stream] });
        }
      }),
    );
  },
);
