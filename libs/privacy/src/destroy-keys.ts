import type { RecordedEvent } from '#kernel';
import type { Recorded } from '#protocol';
import type { ShopperKeys } from './shopper-keys.js';

/**
 * What must be done before anything is folded again that a `ShopperForgotten` speaks of: the keys that it names are
 * destroyed. Doing it again changes nothing, and a key that was made for a shopper who came back is not named by it;
 * so it may be called whenever anybody comes to the event: after a crash in between, in a replay, or beside an older
 * copy of the keys.
 */
export const keyDestroyer =
  (keys: ShopperKeys) =>
  async (event: RecordedEvent): Promise<void> => {
    if (event.type !== 'ShopperForgotten') return;
    const { data, metadata } = event as Recorded<'ShopperForgotten'>;
    await keys.destroy(data.keyIds, metadata.occurredAt);
  };
