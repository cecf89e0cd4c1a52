import type { ConversationSummary, StaffMember } from '#protocol';
import { useMemo } from 'react';
import type { Site } from '../agent-link.js';
import { conversationRules } from '../queue-order.js';
import type { Selection } from '../selection.js';
import { type Held, useHeldQueue } from '../use-held-queue.js';
import { isIn, passes, QUEUE_VIEWS, type QueueView, tagsIn, waitsForMe } from './views.js';

export interface ViewCount {
  readonly all: number;
  /** Of those, where a person is waited for. */
  readonly waiting: number;
}
export interface Queue {
  readonly held: Held<ConversationSummary>;
  readonly counts: Readonly<Record<QueueView, ViewCount>>;
  readonly tags: readonly string[];
  readonly nameOf: (conversation: ConversationSummary) => string | undefined;
  /** Conversations in which a person is waited for, and nobody else is at it. */
  readonly waiting: number;
}

/** The conversations of the chosen view that pass the filter, held still, each as it is now. */
export function useQueue(
  { conversations, onSite }: Site,
  me: StaffMember,
  { view, tag }: Pick<Selection, 'view' | 'tag'>,
  text: string,
): Queue {
  const names = useMemo(() => new Map(onSite?.map(({ shopperId, name }) => [shopperId, name])), [onSite]);
  const nameOf = useMemo(
    () =>
      ({ shopperId, shopperName }: ConversationSummary): string | undefined =>
        shopperName ?? names.get(shopperId),
    [names],
  );
  const filter = useMemo(() => ({ text: text.trim(), tag }), [text, tag]);
  const items = useMemo(
    () => conversations?.filter((each) => isIn(view, each, me) && passes(each, filter, nameOf(each))),
    [conversations, view, me, filter, nameOf],
  );
  const part = [view, filter.tag ?? '', filter.text].join('\n');
  const held = useHeldQueue(items, conversationRules, part);
  const current = useMemo(
    () => new Map(conversations?.map((each) => [each.conversationId, each])),
    [conversations],
  );
  const rows = useMemo(
    () => held.rows.map(({ item, gone }) => ({ item: current.get(item.conversationId) ?? item, gone })),
    [held.rows, current],
  );
  const counts = useMemo(() => countsOf(conversations ?? [], me), [conversations, me]);
  const tags = useMemo(() => tagsIn(conversations ?? []), [conversations]);
  const waiting = useMemo(
    () => conversations?.filter((each) => waitsForMe(each, me)).length ?? 0,
    [conversations, me],
  );
  return { held: { ...held, rows }, counts, tags, nameOf, waiting };
}

function countsOf(
  conversations: readonly ConversationSummary[],
  me: StaffMember,
): Readonly<Record<QueueView, ViewCount>> {
  const count = (view: QueueView): ViewCount => {
    const inView = conversations.filter((each) => isIn(view, each, me));
    return { all: inView.length, waiting: inView.filter(({ status }) => status === 'waiting').length };
  };
  return Object.fromEntries(QUEUE_VIEWS.map((view) => [view, count(view)])) as Record<QueueView, ViewCount>;
}
