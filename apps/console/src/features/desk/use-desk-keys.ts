import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';
import type { ActMenu } from './acts/act-menu.js';
import { moveColumn } from './focus-columns.js';
import type { Chosen, Pane, Selection } from './selection.js';
import type { Held } from './use-held-queue.js';
import type { useSiteOrder } from './use-site-order.js';

/** What the keys can do with the open conversation. */
export interface ConversationHandle {
  readonly reply: () => void;
  readonly note: () => void;
  readonly canned: () => void;
  readonly suggestion: () => void;
  readonly open: (menu: ActMenu) => void;
  readonly join: () => void;
  readonly handBack: () => void;
  readonly resolve: () => void;
  /** About the message that has the focus, otherwise the last that was classified. */
  readonly meaning: (what: 'why' | 'correct' | 'undo') => void;
}

interface DeskKeys {
  readonly selection: Selection;
  readonly onSite: Held<OnSiteShopper>;
  readonly siteOrder: ReturnType<typeof useSiteOrder>;
  readonly conversations: Held<ConversationSummary>;
  readonly handle: RefObject<ConversationHandle | null>;
  readonly find: () => void;
  readonly showKeys: () => void;
}

/** Single keys, as in mail programs; they rest while somebody types. */
export function useDeskKeys(keys: DeskKeys): void {
  const { selection, onSite, siteOrder, conversations, handle, find, showKeys } = keys;
  const { tab, showTab, showView, showPane } = selection;
  const held = tab === 'site' ? onSite : conversations;
  const move = (by: number): void => chooseBeside(selection, held.rows, by);
  const open = () => handle.current;
  useHotkeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
    ['1', () => showTab('site')],
    ['2', () => showTab('conversations')],
    ['3', () => showView('mine')],
    ['4', () => showView('unassigned')],
    ['5', () => showView('all')],
    ['/', find],
    ['N', () => held.takeAnew()],
    ['O', siteOrder.turn],
    ['F', () => goToForeseen(showPane)],
    ['R', () => open()?.reply()],
    ['M', () => open()?.note()],
    ['Q', () => open()?.canned()],
    ['I', () => open()?.suggestion()],
    ['T', () => open()?.join()],
    ['H', () => open()?.handBack()],
    ['E', () => open()?.resolve()],
    ['A', () => open()?.open('assign')],
    ['L', () => open()?.open('tag')],
    ['S', () => open()?.open('snooze')],
    ['W', () => open()?.meaning('why')],
    ['C', () => open()?.meaning('correct')],
    ['U', () => open()?.meaning('undo')],
    ['[', () => moveColumn(-1, showPane)],
    [']', () => moveColumn(1, showPane)],
    ['shift+?', showKeys],
    ['?', showKeys],
  ]);
}

/** The row so many places on from the chosen one; the first where none is. */
function chooseBeside(
  { tab, chosen, choose }: Selection,
  held: readonly { readonly item: Chosen }[],
  by: number,
): void {
  const rows = held.map(({ item }) => item);
  const at = rows.findIndex((row) =>
    tab === 'site' ? row.shopperId === chosen.shopperId : row.conversationId === chosen.conversationId,
  );
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) choose({ shopperId: next.shopperId, conversationId: next.conversationId });
}

/** What the shopper is believed to be about to ask; on a narrow screen its column comes forward first. */
function goToForeseen(showPane: (pane: Pane) => void): void {
  showPane('shopper');
  requestAnimationFrame(() => {
    const card = document.getElementById('foreseen');
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus({ preventScroll: true });
  });
}
