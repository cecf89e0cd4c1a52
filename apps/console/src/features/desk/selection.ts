import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Site } from './agent-link.js';
import { QUEUE_VIEWS, type QueueView } from './queue/views.js';

export type QueueTab = 'site' | 'conversations';
export type Pane = 'queue' | 'conversation' | 'shopper';

export interface Chosen {
  readonly shopperId?: string | undefined;
  readonly conversationId?: string | undefined;
  /** A line of the conversation that is looked for. */
  readonly line?: string | undefined;
}

/** What is open lives in the address: it survives a reload, and Back goes back. */
export function useSelection(site: Site) {
  const [params, setParams] = useSearchParams();
  const tab: QueueTab = params.get('tab') === 'conversations' ? 'conversations' : 'site';
  const view = QUEUE_VIEWS.find((each) => each === params.get('view')) ?? 'all';
  const tag = params.get('tag') ?? undefined;
  const pane = asPane(params.get('pane'));
  const shopperParam = params.get('shopper') ?? undefined;
  const conversationParam = params.get('conversation') ?? undefined;
  const line = params.get('line') ?? undefined;
  const chosen = useMemo(
    () => completed(site, { shopperId: shopperParam, conversationId: conversationParam, line }),
    [site, shopperParam, conversationParam, line],
  );
  const change = useChange(setParams);
  const showTab = useCallback((next: QueueTab) => change({ tab: next, pane: undefined }), [change]);
  const showView = useCallback(
    (next: QueueView) => change({ tab: 'conversations', view: next, pane: undefined }),
    [change],
  );
  const showTag = useCallback(
    (next: string | undefined) => change({ tab: 'conversations', tag: next }),
    [change],
  );
  const showPane = useCallback(
    (next: Pane) => change({ pane: next === 'queue' ? undefined : next }),
    [change],
  );
  const choose = useCallback(
    (next: Chosen) =>
      change({
        shopper: next.shopperId,
        conversation: next.conversationId,
        line: next.line,
        pane: next.conversationId === undefined ? 'shopper' : 'conversation',
      }),
    [change],
  );
  return { tab, view, tag, pane, chosen, showTab, showView, showTag, showPane, choose };
}
export type Selection = ReturnType<typeof useSelection>;

type SetParams = ReturnType<typeof useSearchParams>[1];

/** Changes some of what the address says; undefined takes it away. */
const useChange = (setParams: SetParams) =>
  useCallback(
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

const asPane = (text: string | null): Pane =>
  text === 'conversation' || text === 'shopper' ? text : 'queue';

/** A shopper's open conversation, or a conversation's shopper, where only one of the two was chosen. */
function completed(
  { onSite = [], conversations = [] }: Site,
  { shopperId, conversationId, line }: Chosen,
): Chosen {
  if (conversationId !== undefined) {
    const summary = conversations.find((each: ConversationSummary) => each.conversationId === conversationId);
    return { conversationId, shopperId: shopperId ?? summary?.shopperId, line };
  }
  if (shopperId === undefined) return {};
  const present = onSite.find((each: OnSiteShopper) => each.shopperId === shopperId);
  const open = conversations.find((each) => each.shopperId === shopperId && each.status !== 'resolved');
  return { shopperId, conversationId: present?.conversationId ?? open?.conversationId };
}
