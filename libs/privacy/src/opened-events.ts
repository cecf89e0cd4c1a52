import type { RecordedEvent } from '#kernel';
import { FORGOTTEN } from '#protocol';
import { type Envelope, envelopeIn, unsealed } from './envelope.js';
import { lifted } from './lift.js';
import type { FoundKey, ShopperKeys } from './shopper-keys.js';

/** The log names a key that the keys' file does not hold: it is another installation's, or an old copy. */
export class ShopperKeyMissing extends Error {
  override readonly name = 'ShopperKeyMissing';
  constructor(
    readonly keyId: string,
    readonly eventId: string,
  ) {
    super(
      `The key ${keyId}, under which event ${eventId} is sealed, is not here: put the keys that belong to this log ` +
        '(keys.sqlite and the master key) back beside it. The log itself is whole.',
    );
  }
}

/** What was opened before of events that several readers are given, as a log's followers are. */
export type OpenedBefore = WeakMap<RecordedEvent, RecordedEvent>;

/**
 * Recorded events with their personal fields opened and their data lifted. Where there is nothing to open or to lift,
 * the very events come back.
 *
 * @throws ShopperKeyMissing, BoxTampered
 */
export async function openedEvents(
  events: readonly RecordedEvent[],
  keys: ShopperKeys,
  before?: OpenedBefore,
): Promise<readonly RecordedEvent[]> {
  const envelopes = new Map<RecordedEvent, Envelope>();
  for (const event of events) {
    const envelope = envelopeIn(event.data);
    if (envelope) envelopes.set(event, envelope);
  }
  if (envelopes.size === 0) return events.map(lifted);
  const found = await keys.find([...new Set(Array.from(envelopes.values(), ({ key }) => key))]);
  return events.map((event) => {
    const envelope = envelopes.get(event);
    if (!envelope) return lifted(event);
    const key = found.get(envelope.key);
    const known = key?.kind === 'held' ? before?.get(event) : undefined;
    if (known) return known;
    const open = lifted(opened(event, envelope, key));
    if (key?.kind === 'held') before?.set(event, open);
    return open;
  });
}

function opened(event: RecordedEvent, envelope: Envelope, key: FoundKey | undefined): RecordedEvent {
  if (!key) throw new ShopperKeyMissing(envelope.key, event.id);
  const opener = key.kind === 'held' ? key : { instead: FORGOTTEN };
  return { ...event, data: unsealed(event.id, event.data, envelope, opener) };
}
