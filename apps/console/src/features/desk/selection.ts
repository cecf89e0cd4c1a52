import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Site } from './agent-link.js';

export type QueueTab = 'site' | 'conversations';
export type Pane = 'queue' | 'conversation' | 'shopper';

export interface Chosen {
  readonly shopperId?: string | undefined;
  readonly conversationId?: string | undefined;
}

/** What is open lives in the address: it survives a reload, and Back goes back. */
export function useSelection(site: Site) {
  const [params, setParams] = useSearchParams();
  const tab: QueueTab = params.get('tab') === 'conversations' ? 'conversations' : 'site';
  const pane = asPane(params.get('pane'));
  const shopperParam = params.get('shopper') ?? undefined;
  const conversationParam = params.get('conversation') ?? undefined;
  const chosen = useMemo(
    () => completed(site, { shopperId: shopperParam, conversationId: conversationParam }),
    [site, shopperParam, conversationParam],
  );

  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(changes)) {
          if (value === undefined) after.delete(key);
          else after.set(key, value);
        }
        return after;
      });
    },
    [setParams],
  );
  const showTab = useCallback((next: QueueTab) => change({ tab: next, pane: undefined }), [change]);
  const showPane = useCallback(
    (next: Pane) => change({ pane: next === 'queue' ? undefined : next }),
    [change],
  );
  const choose = useCallback(
    (next: Chosen) =>
      change({
        shopper: next.shopperId,
        conversation: next.conversationId,
        pane: next.conversationId === undefined ? 'shopper' : 'conversation',
      }),
    [change],
  );
  return { tab, pane, chosen, showTab, showPane, choose };
}

const asPane = (text: string | null): Pane =>
  text === 'conversation' || text === 'shopper' ? text : 'queue';

/** A shopper's open conversation, or a conversation's shopper, where only one of the two was chosen. */
function completed({ onSite = [], conversations = [] }: Site, { shopperId, conversationId }: Chosen): Chosen {
  if (conversationId !== undefined) {
    const summary = conversations.find((each: ConversationSummary) => each.conversationId === conversationId);
    return { conversationId, shopperId: shopperId ?? summary?.shopperId };
  }
  if (shopperId === undefined) return {};
  const present = onSite.find((each: OnSiteShopper) => each.shopperId === shopperId);
  const open = conversations.find((each) => each.shopperId === shopperId && each.status !== 'resolved');
  return { shopperId, conversationId: present?.conversationId ?? open?.conversationId };
}
