import type { ConversationSummary, StaffMember } from '#protocol';
import { useEffect, useEffectEvent, useRef } from 'react';
import { alertSettings, notificationPermission } from '../../../shared/alerts/alert-settings.js';
import { chime } from '../../../shared/alerts/chime.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { plainly } from '../../../shared/ui/written.js';
import { type Mention, useAgentLink } from '../agent-link.js';
import { isInFront } from '../transcript/use-mark-read.js';
import { type News, newsOf } from './news.js';

interface Alert {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly conversationId: string;
  /** The line it is about. */
  readonly line?: string;
}

/** Calls somebody who looks elsewhere: with a sound, with a notification, as they chose. Quiet while they look here. */
export function useAlerts(
  conversations: readonly ConversationSummary[] | undefined,
  me: StaffMember,
  nameOf: (conversation: ConversationSummary) => string | undefined,
  open: (to: Pick<Alert, 'conversationId' | 'line'>) => void,
): void {
  const { duty, app } = useWords();
  const link = useAgentLink();
  const before = useRef<readonly ConversationSummary[]>(undefined);
  const tell = useEffectEvent((alerts: readonly Alert[]) => call(alerts, open));
  const alertOf = useEffectEvent(({ kind, conversation }: News): Alert => {
    const { conversationId, lastText } = conversation;
    const title = duty.news[kind](nameOf(conversation) ?? app.somebody);
    const body = isForgotten(lastText) ? '' : plainly(lastText);
    return { tag: conversationId, title, body, conversationId };
  });
  const mentionOf = useEffectEvent(({ by, conversationId, noteId }: Mention): Alert => {
    return { tag: noteId, title: duty.news.mentioned(by), body: '', conversationId, line: noteId };
  });
  const newsSince = useEffectEvent((now: readonly ConversationSummary[]) =>
    newsOf(before.current, now, me).map(alertOf),
  );
  useEffect(() => {
    if (conversations === undefined) return;
    tell(newsSince(conversations));
    before.current = conversations;
  }, [conversations]);
  useEffect(() => link.on('mentioned', (mention) => tell([mentionOf(mention)])), [link]);
}

function call(alerts: readonly Alert[], open: (to: Alert) => void): void {
  if (alerts.length === 0 || isInFront()) return;
  const { sound, notifications } = alertSettings.get();
  if (sound) chime().catch(console.warn);
  if (!notifications || notificationPermission() !== 'granted') return;
  for (const alert of alerts) {
    const { tag, title, body } = alert;
    const shown = new Notification(title, { tag, body, silent: true });
    shown.onclick = () => {
      window.focus();
      open(alert);
      shown.close();
    };
  }
}
