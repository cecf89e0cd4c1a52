import { missing } from './missing.js';
import { outboundVariables } from './outbound-variables.js';
import type { Values } from './variables.js';

/** What may leave the house, and where to. */
export interface OutboundConfig {
  /** Absent: no letters can be sent. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Absent: nobody is told. */
  readonly webhooks: WebhookConfig | undefined;
}
export interface WebhookConfig {
  readonly urls: readonly string[];
  readonly secret: string;
  readonly events: readonly string[];
  readonly personal: boolean;
  readonly allowInternal: boolean;
}

/** @throws ConfigError where a variable is missing that another one needs */
export function outboundIn(values: Values): OutboundConfig {
  const { SMTP_URL: url, MAIL_FROM: from, WEBHOOK_URLS: urls, WEBHOOK_SECRET: secret } = values;
  if (url !== undefined && from === undefined)
    throw missing('MAIL_FROM', outboundVariables.MAIL_FROM, 'SMTP_URL is set');
  if (urls.length > 0 && secret === undefined)
    throw missing('WEBHOOK_SECRET', outboundVariables.WEBHOOK_SECRET, 'WEBHOOK_URLS is set');
  return {
    mail: url === undefined || from === undefined ? undefined : { url, from },
    webhooks:
      urls.length === 0 || secret === undefined
        ? undefined
        : {
            urls,
            secret,
            events: values.WEBHOOK_EVENTS,
            personal: values.WEBHOOK_PERSONAL,
            allowInternal: values.WEBHOOK_ALLOW_INTERNAL,
          },
  };
}
