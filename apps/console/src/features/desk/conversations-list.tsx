import type { ConversationSummary } from '#protocol';
import { IconMessages } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import { ConversationRow } from './conversation-row.js';
import { QueueSkeleton } from './queue-skeleton.js';
import type { Queue } from './queue/use-queue.js';
import type { QueueView } from './queue/views.js';
import type { Chosen } from './selection.js';

interface ConversationsListProps {
  readonly queue: Queue;
  readonly view: QueueView;
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
}
export const CONVERSATION_ROW = 108;

export function ConversationsList({ queue, view, chosen, choose }: ConversationsListProps) {
  const { desk, queue: words } = useWords();
  const { held, nameOf } = queue;
  if (held.loading) return <QueueSkeleton height={CONVERSATION_ROW} />;
  if (held.rows.length === 0) {
    return <Empty icon={IconMessages} title={words.emptyTitle[view]} text={words.empty[view]} />;
  }
  const isCurrent = (each: ConversationSummary): boolean => each.conversationId === chosen.conversationId;
  return (
    <VirtualList
      items={held.rows}
      keyOf={({ item }) => item.conversationId}
      rowHeight={CONVERSATION_ROW}
      label={desk.conversations}
      current={held.rows.findIndex(({ item }) => isCurrent(item))}
      row={({ item, gone }) => (
        <ConversationRow
          conversation={item}
          gone={gone}
          name={nameOf(item)}
          current={isCurrent(item)}
          choose={choose}
        />
      )}
    />
  );
}
