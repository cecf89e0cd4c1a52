import type { LogPoint } from '#protocol';
import { UsageError } from '../usage-error.js';

const POSITION = /^\d{1,18}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment as people write it: a position, a day (its beginning, UTC), or a time.
 *
 * @throws UsageError where it is neither
 */
export function pointOf(text: string): LogPoint {
  if (POSITION.test(text)) return { position: text };
  const time = DAY.test(text) ? `${text}T00:00:00Z` : text;
  if (!TIME.test(time) || Number.isNaN(Date.parse(time)))
    throw new UsageError(
      `"${text}" is no moment: give a position, a day (2026-11-01) or a time (2026-11-01T08:00:00Z).`,
    );
  return { time };
}
