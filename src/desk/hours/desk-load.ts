import type { Recorded } from '#protocol';

export const deskEventTypes = [
  'HandoffRequested',
  'AgentMessageSent',
  'HandedBack',
  'ConversationResolved',
] as const;
export type DeskEvent = Recorded<(typeof deskEventTypes)[number]>;

/** As many waits as are told from, and how old they may be. */
const RECENT = 20;
const RECENT_MS = 7 * 24 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * How long shoppers waited for the first word of a person, and since when others wait. Whoever called while nobody
 * was at the desk is not counted: their wait says when it opens.
 *
 * @param events oldest first
 */
export function deskLoad(
  events: readonly DeskEvent[],
  now: Date,
  isOpen: (at: Date) => boolean,
): { readonly recentMinutes: readonly number[]; readonly waitingMinutes: readonly number[] } {
  const waiting = new Map<string, number>();
  const answered: { readonly at: number; readonly minutes: number }[] = [];
  for (const { type, data, metadata } of events) {
    const at = Date.parse(metadata.occurredAt);
    const since = waiting.get(data.conversationId);
    if (type === 'HandoffRequested') waiting.set(data.conversationId, since ?? at);
    else waiting.delete(data.conversationId);
    if (type === 'AgentMessageSent' && since !== undefined && isOpen(new Date(since))) {
      answered.push({ at, minutes: (at - since) / MINUTE_MS });
    }
  }
  const recent = answered.filter(({ at }) => now.getTime() - at < RECENT_MS).slice(-RECENT);
  return {
    recentMinutes: recent.map(({ minutes }) => minutes),
    waitingMinutes: [...waiting.values()].map((since) => (now.getTime() - since) / MINUTE_MS),
  };
}
