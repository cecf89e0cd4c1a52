import { personalValuesIn, sealedFieldsIn } from '#privacy';
import { ownEvents } from './own-events.js';
import type { ForgettingParts } from './parts.js';

/** What the log tells of a person. */
export interface Reach {
  readonly events: number;
  /** Personal fields that can be read. */
  readonly readable: number;
  /** Personal fields that cannot, because their key is gone. */
  readonly forgotten: number;
}

/**
 * @param upTo later events are of somebody who came back
 * @param told is given every personal value that can be read
 */
export async function reachOf(
  parts: Pick<ForgettingParts, 'log' | 'keys'>,
  { streams, upTo }: { readonly streams: readonly string[]; readonly upTo?: bigint },
  told: (values: readonly unknown[]) => void = () => undefined,
): Promise<Reach> {
  let [events, readable, forgotten] = [0, 0, 0];
  for await (const { kept, read } of ownEvents(parts, streams)) {
    if (upTo !== undefined && kept.position > upTo) continue;
    const values = personalValuesIn(read);
    if (values.length > 0) told(values);
    events += 1;
    readable += values.length;
    forgotten += Math.max(0, sealedFieldsIn(kept) - values.length);
  }
  return { events, readable, forgotten };
}
