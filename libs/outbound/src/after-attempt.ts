import type { Fact } from '#protocol';
import { MOST_ATTEMPTS, pauseAfter } from './attempts.js';
import type { DeliveryFailed } from './outbound.js';
import type { SendingState } from './sending-state.js';

type Waiting = Extract<SendingState, { status: 'waiting' }>;
type Outcome = Fact<'OutboundAttemptFailed' | 'OutboundDelivered' | 'OutboundGivenUp'>;

/** What is written down once an attempt was taken. */
export const afterDelivery = ({ request, attempts }: Waiting): Outcome => ({
  type: 'OutboundDelivered',
  data: { ...idsOf(request), attempt: attempts + 1 },
});

/**
 * What is written down once an attempt has failed: when it is tried again, or that it is given up. A test is tried once:
 * somebody waits for its outcome.
 *
 * @param draw 0 to 1, for the pause
 */
export function afterFailure(
  { request, attempts }: Waiting,
  failure: DeliveryFailed,
  now: Date,
  draw: number,
): readonly Outcome[] {
  const attempt = attempts + 1;
  const ids = idsOf(request);
  const reason = failure.message.slice(0, 500);
  const { isFinal = false, retryAfterSeconds = 0, failure: why } = failure.more;
  const because = { reason, ...(why && { failure: why }) };
  if (isFinal || request.what === 'test' || attempt >= MOST_ATTEMPTS) {
    return [
      { type: 'OutboundAttemptFailed', data: { ...ids, attempt, ...because } },
      { type: 'OutboundGivenUp', data: { ...ids, attempts: attempt, ...because } },
    ];
  }
  const retryAt = new Date(now.getTime() + pauseAfter(attempt, draw, retryAfterSeconds * 1000)).toISOString();
  return [{ type: 'OutboundAttemptFailed', data: { ...ids, attempt, ...because, retryAt } }];
}

const idsOf = ({ sendingId, shopperId }: Waiting['request']) => ({ sendingId, shopperId });
