import { personalValuesIn, sealedFieldsIn } from '#privacy';
import { ownEvents } from './own-events.js';
import type { ForgettingParts } from './parts.js';
import type { Person } from './person.js';

/** What the log tells of a person. */
export interface Reach {
  readonly events: number;
  /** Personal fields that can be read. */
  readonly readable: number;
  /** Personal fields that cannot, because their key is gone. */
  readonly forgotten: number;
}

/** @param told is given every personal value that can be read */
export async function reachOf(
  parts: Pick<ForgettingParts, 'log' | 'keys'>,
  { streams }: Person,
  told: (values: readonly unknown[]) => void = () => undefined,
): Promise<Reach> {
  let [events, readable, forgotten] = [0, 0, 0];
  for await (const { kept, read } of ownEvents(parts, streams)) {
    const values = personalValuesIn(read);
    if (values.length > 0) told(values);
    events += 1;
    readable += values.length;
    forgotten += Math.max(0, sealedFieldsIn(kept) - values.length);
  }
  return { events, readable, forgotten };
}
