import type { OutboundState, OutboundTally, SendingView } from '#protocol';
import type { Words } from '../../../shared/i18n/en.js';
import { eventName } from '../../../shared/words/events.js';

/** What a sending is, in few words. */
export function nameOfSending(
  { what, about }: Pick<SendingView, 'what' | 'about'>,
  language: 'en' | 'zh',
  words: Words['outbound'],
): string {
  const { eventType } = about;
  return what === 'event' && eventType !== undefined ? eventName(eventType, language) : words.carried[what];
}

/** Every way out with a name and its figures: those that are configured, then those that are no more. */
export function waysOf(
  { webhooks, mail, former }: OutboundState,
  words: Words['outbound'],
): readonly { readonly name: string; readonly tally: OutboundTally }[] {
  return [
    ...(webhooks?.addresses ?? []),
    ...(mail ? [{ ...mail, name: words.mail }] : []),
    ...former.map((tally) => ({ name: `${words.former} (${tally.target.slice(0, 8)})`, tally })),
  ];
}
