import type { OnSiteShopper } from '#protocol';
import { IconDoorEnter } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import { VirtualList } from '../../shared/ui/virtual-list.js';
import { OnSiteRow } from './on-site-row.js';
import { QueueSkeleton } from './queue-skeleton.js';
import type { Chosen } from './selection.js';
import type { Held } from './use-held-queue.js';

interface OnSiteListProps {
  readonly held: Held<OnSiteShopper>;
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
}
export const QUEUE_ROW = 88;

export function OnSiteList({ held, chosen, choose }: OnSiteListProps) {
  const { desk } = useWords();
  if (held.loading) return <QueueSkeleton />;
  if (held.rows.length === 0) return <Empty icon={IconDoorEnter} title={desk.noOneTitle} text={desk.noOne} />;
  return (
    <VirtualList
      items={held.rows}
      keyOf={({ item }) => item.shopperId}
      rowHeight={QUEUE_ROW}
      label={desk.onSite}
      current={held.rows.findIndex(({ item }) => item.shopperId === chosen.shopperId)}
      row={({ item, gone }) => (
        <OnSiteRow shopper={item} gone={gone} current={item.shopperId === chosen.shopperId} choose={choose} />
      )}
    />
  );
}
