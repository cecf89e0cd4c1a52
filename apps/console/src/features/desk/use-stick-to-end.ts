import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END_PX = 48;

/**
 * Keeps a scroller at its end while the reader is there, also when its content or its box changes height;
 * a reader who has scrolled up is left alone and told that there is more.
 *
 * @param length grows with every new entry
 */
export function useStickToEnd(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const measured = useRef('');
  const [seen, setSeen] = useState(length);
  const [following, setFollowing] = useState(true);

  const toEnd = useCallback(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);
  /** Somebody goes to a place further up: the end does not call them back. */
  const hold = useCallback(() => {
    atEnd.current = false;
    setFollowing(false);
  }, []);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [length, toEnd]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    for (const box of [scroller.current, content.current]) if (box) observer.observe(box);
    return () => observer.disconnect();
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    const size = `${String(box.scrollHeight)} ${String(box.clientHeight)}`;
    const isLayout = size !== measured.current;
    measured.current = size;
    // What moves because it has another size, or is out of sight, was not moved by the reader.
    if (atEnd.current && isLayout) {
      toEnd();
      return;
    }
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    setFollowing(atEnd.current);
  }, [toEnd]);
  if (following && seen !== length) setSeen(length);
  return { scroller, content, onScroll, toEnd, hold, behind: !following && length > seen };
}
