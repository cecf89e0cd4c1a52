import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';
import type { Chosen, useSelection } from './selection.js';
import type { Held } from './use-held-queue.js';
import type { useSiteOrder } from './use-site-order.js';

/** What the keys can do with the open conversation. */
export interface ReplyBoxHandle {
  readonly focus: () => void;
  readonly join: () => void;
  readonly handBack: () => void;
  readonly resolve: () => void;
  /** About the message that has the focus, otherwise the last that was classified. */
  readonly meaning: (what: 'why' | 'correct' | 'undo') => void;
}

interface DeskKeys {
  readonly selection: ReturnType<typeof useSelection>;
  readonly onSite: Held<OnSiteShopper>;
  readonly siteOrder: ReturnType<typeof useSiteOrder>;
  readonly conversations: Held<ConversationSummary>;
  readonly replyBox: RefObject<ReplyBoxHandle | null>;
  readonly showKeys: () => void;
}

/** Single keys, as in mail programs; they rest while somebody types. */
export function useDeskKeys({
  selection,
  onSite,
  siteOrder,
  conversations,
  replyBox,
  showKeys,
}: DeskKeys): void {
  const { tab, chosen, choose, showTab, showPane } = selection;
  const held = tab === 'site' ? onSite : conversations;
  const move = (by: number): void => {
    const rows: readonly Chosen[] = held.rows.map(({ item }) => item);
    const at = rows.findIndex((row) =>
      tab === 'site' ? row.shopperId === chosen.shopperId : row.conversationId === chosen.conversationId,
    );
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) choose({ shopperId: next.shopperId, conversationId: next.conversationId });
  };
  useHotkeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
    ['1', () => showTab('site')],
    ['2', () => showTab('conversations')],
    ['N', () => held.takeAnew()],
    ['O', siteOrder.turn],
    ['F', () => goToForeseen(showPane)],
    ['R', () => replyBox.current?.focus()],
    ['T', () => replyBox.current?.join()],
    ['H', () => replyBox.current?.handBack()],
    ['E', () => replyBox.current?.resolve()],
    ['W', () => replyBox.current?.meaning('why')],
    ['C', () => replyBox.current?.meaning('correct')],
    ['U', () => replyBox.current?.meaning('undo')],
    ['shift+?', showKeys],
    ['?', showKeys],
  ]);
}

/** What the shopper is believed to be about to ask; on a narrow screen its column comes forward first. */
function goToForeseen(showPane: (pane: 'shopper') => void): void {
  showPane('shopper');
  requestAnimationFrame(() => {
    const card = document.getElementById('foreseen');
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus({ preventScroll: true });
  });
}
