import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';

interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly rowHeight: number;
  readonly label: string;
  readonly row: (item: Item, index: number) => ReactNode;
  /** Called when the end comes into sight. */
  readonly onEnd?: (() => void) | undefined;
  /** Brought into sight when it changes. */
  readonly current?: number | undefined;
  readonly footer?: ReactNode;
}

/** A list of any length whose rows are of one height; only those in sight are in the page. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, rowHeight, label, row, onEnd, current, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- concerns React Compiler, which is not used here
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 1 && last >= 0) onEnd?.();
  }, [last, items.length, onEnd]);
  const bringCurrent = useEffectEvent(() => {
    if (current !== undefined && current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  });
  useEffect(() => bringCurrent(), [current, virtual]);
  useEffect(() => onShown(scroller.current, () => bringCurrent()), []);
  return (
    <div ref={scroller} style={{ overflow: 'auto', flex: 1, minHeight: 0 }}>
      <div role="list" aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, key, start }) => (
          <div
            key={key}
            role="listitem"
            aria-posinset={index + 1}
            aria-setsize={items.length}
            style={{
              position: 'absolute',
              insetInline: 0,
              top: 0,
              height: rowHeight,
              transform: `translateY(${String(start)}px)`,
            }}
          >
            {row(items[index] as Item, index)}
          </div>
        ))}
      </div>
      {footer}
    </div>
  );
}

/**
 * Where the list stood in a part of the page that was hidden, nothing could be brought into sight, and where it stands
 * may be another place than was believed: told anew when it is shown.
 */
function onShown(box: HTMLElement | null, act: () => void): (() => void) | undefined {
  if (box === null) return undefined;
  let wasHidden = box.clientHeight === 0;
  const watch = new ResizeObserver(() => {
    const isHidden = box.clientHeight === 0;
    if (wasHidden && !isHidden) {
      box.dispatchEvent(new Event('scroll'));
      act();
    }
    wasHidden = isHidden;
  });
  watch.observe(box);
  return () => watch.disconnect();
}
