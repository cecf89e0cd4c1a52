import { z } from 'zod';
import { defineEvent, id, personal, text } from './define-event.js';

const sending = { sendingId: id, shopperId: id };

/** What leaves the house; streams `outbound-<sending id>`. A replay reads these and sends nothing. */
export const outboundEvents = [
  defineEvent(
    'OutboundRequested',
    z.object({
      ...sending,
      channel: z.enum(['email', 'webhook']),
      /** Address of a webhook, or a person's e-mail. */
      to: personal(text(4000)),
      /** What is sent is made from the log again at every attempt. */
      about: z.object({ conversationId: id.optional(), eventId: id.optional() }),
      what: z.enum(['transcript', 'event']),
    }),
  ),
  defineEvent(
    'OutboundAttemptFailed',
    z.object({
      ...sending,
      attempt: z.number().int().min(1),
      reason: text(500),
      retryAt: z.string().optional(),
    }),
  ),
  defineEvent('OutboundDelivered', z.object({ ...sending, attempt: z.number().int().min(1) })),
  /** It is given up; an administrator can ask for it again. */
  defineEvent(
    'OutboundGivenUp',
    z.object({ ...sending, attempts: z.number().int().min(1), reason: text(500) }),
  ),
] as const;
