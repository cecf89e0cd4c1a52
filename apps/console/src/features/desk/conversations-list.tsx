import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { IconMessages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import { ConversationRow } from './conversation-row.js';
import { QUEUE_ROW } from './on-site-list.js';
import { QueueSkeleton } from './queue-skeleton.js';
import type { Chosen } from './selection.js';
import type { Held } from './use-held-queue.js';

interface ConversationsListProps {
  readonly held: Held<ConversationSummary>;
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
  /** For the names. */
  readonly onSite: readonly OnSiteShopper[];
}

export function ConversationsList({ held, chosen, choose, onSite }: ConversationsListProps) {
  const { desk } = useWords();
  const names = useMemo(() => new Map(onSite.map(({ shopperId, name }) => [shopperId, name])), [onSite]);
  if (held.loading) return <QueueSkeleton />;
  if (held.rows.length === 0) {
    return <Empty icon={IconMessages} title={desk.noConversationsTitle} text={desk.noConversations} />;
  }
  const isCurrent = (each: ConversationSummary): boolean => each.conversationId === chosen.conversationId;
  return (
    <VirtualList
      items={held.rows}
      keyOf={({ item }) => item.conversationId}
      rowHeight={QUEUE_ROW}
      label={desk.conversations}
      current={held.rows.findIndex(({ item }) => isCurrent(item))}
      row={({ item }) => (
        <ConversationRow
          conversation={item}
          name={names.get(item.shopperId)}
          current={isCurrent(item)}
          choose={choose}
        />
      )}
    />
  );
}
