import { z } from 'zod';
import { defineEvent, id, personal, text } from './define-event.js';

/** Why an attempt failed, so that it can be said in any language. */
export const outboundFailure = z.object({
  kind: z.enum([
    'answered',
    'gone',
    'redirected',
    'log-in',
    'unreachable',
    'late',
    'internal',
    'insecure',
    'not-set-up',
    'not-configured',
    'forgotten',
  ]),
  /** What the other side answered: of HTTP, or of SMTP. */
  status: z.number().int().optional(),
  /** What the system says of the connection, for example `ECONNREFUSED`. */
  code: text(60).optional(),
});
export type OutboundFailure = z.infer<typeof outboundFailure>;

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
      /** Which of the ways out it takes, without saying where it leads: `email`, or made from the address of a webhook. */
      target: id.optional(),
      /** What is sent is made from the log again at every attempt. */
      about: z.object({ conversationId: id.optional(), eventId: id.optional(), eventType: id.optional() }),
      what: z.enum(['transcript', 'event', 'test']),
    }),
  ),
  defineEvent(
    'OutboundAttemptFailed',
    z.object({
      ...sending,
      attempt: z.number().int().min(1),
      reason: text(500),
      failure: outboundFailure.optional(),
      retryAt: z.string().optional(),
    }),
  ),
  defineEvent('OutboundDelivered', z.object({ ...sending, attempt: z.number().int().min(1) })),
  /** It is given up; an administrator can ask for it again. */
  defineEvent(
    'OutboundGivenUp',
    z.object({
      ...sending,
      attempts: z.number().int().min(1),
      reason: text(500),
      failure: outboundFailure.optional(),
    }),
  ),
] as const;
