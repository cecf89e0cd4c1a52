import { derivedId } from '#kernel';
import { type DataOf, isForgotten } from '#protocol';

/** The way out that letters take. */
export const MAIL_TARGET = 'email';
/** Where the address was forgotten before there were targets. */
const UNKNOWN = 'unknown';

/** The way out that leads to an address, under a name that does not tell it. */
export const webhookTarget = (url: string): string => derivedId('webhook', url);

/** The way out that a sending takes. */
export function targetOf({ target, channel, to }: DataOf<'OutboundRequested'>): string {
  if (target !== undefined) return target;
  if (channel === 'email') return MAIL_TARGET;
  return isForgotten(to) ? UNKNOWN : webhookTarget(to);
}
