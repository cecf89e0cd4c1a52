import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import { type Clock, UuidV7Ids } from '#kernel';
import { DeliveryFailed, Outbound, type Sending } from '#outbound';
import { SmtpOutbound } from '#outbound-smtp';
import { WebhookOutbound } from '#outbound-webhook';
import type { ReadModels } from '#read-models';
import type { Config } from '../config/config.js';
import type { Role } from '../roles/role.js';
import { Subscriber } from '../roles/subscriber.js';
import { composed } from './compose.js';
import { Delivering } from './delivering.js';
import { requestWebhooks, WEBHOOK_REACTION } from './request-webhooks.js';
import { StartsNow } from './starts-now.js';

interface OutboundParts {
  readonly config: Config;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What tells others what happens, and what sends letters; none where neither is set up. */
export function openOutbound(parts: OutboundParts): readonly Role[] {
  const { config, store, readModels, log } = parts;
  const { webhooks, mail } = config.outbound;
  const asking = webhooks
    ? new StartsNow(
        new Subscriber(requestWebhooks(webhooks, parts), store, readModels, log),
        WEBHOOK_REACTION,
        parts,
      )
    : undefined;
  if (!webhooks && !mail) return [];
  const outbound = new ByChannel({
    webhook: webhooks && new WebhookOutbound(webhooks),
    email: mail && new SmtpOutbound(mail),
  });
  const compose = (request: Parameters<typeof composed>[0]) => composed(request, parts);
  const delivering = new Delivering({ ...parts, ids: new UuidV7Ids(), outbound, compose });
  return [...(asking ? [asking] : []), delivering];
}

/** Each channel has its own way out; where there is none, an administrator may open it and ask again. */
class ByChannel extends Outbound {
  constructor(private readonly ways: Readonly<Record<Sending['channel'], Outbound | undefined>>) {
    super();
  }

  override async deliver(sending: Sending, signal?: AbortSignal): Promise<void> {
    const way = this.ways[sending.channel];
    if (!way) {
      throw new DeliveryFailed(`Sending by ${sending.channel} is not set up in this process.`, {
        failure: { kind: 'not-set-up' },
      });
    }
    await way.deliver(sending, signal);
  }
}
