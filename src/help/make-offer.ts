import { type EventStore, RevisionConflict } from '#event-store';
import {
  evolveHelp,
  helpOffered,
  type HelpState,
  type Occasion,
  type ReadHistory,
  stateOf,
  type Verdict,
} from '#help';
import { helpStream } from '#protocol';

interface Parts {
  readonly store: Pick<EventStore, 'append'>;
  readonly read: ReadHistory;
}

/**
 * Writes an offer down, where nothing was offered to them meanwhile: that is what caps rest on. Where something was,
 * everything is read again, to be decided again.
 */
export async function makeOffer(
  { store, read }: Parts,
  { offer }: Extract<Verdict, { kind: 'offer' }>,
  state: HelpState,
  occasion: Occasion,
): Promise<{ readonly state: HelpState; readonly again: boolean }> {
  const event = helpOffered(offer, occasion);
  const stream = helpStream(offer.shopperId);
  try {
    const { revision, position } = await store.append(
      stream,
      [event],
      state.revision < 0 ? 'none' : state.revision,
    );
    const recorded = { ...event, stream, revision, position, recordedAt: event.metadata.occurredAt };
    return { state: evolveHelp(state, recorded), again: false };
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return { state: stateOf(await read(state.shopperId, occasion.upTo)), again: true };
  }
}
