import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';
import { LIVE } from './outbound-queries.js';

const EVERY_MS = 1000;

/** When something moved last, told at most once a second; a connection that comes back counts as a move. */
export function useOutboundMoved(): number {
  const link = useAdminLink();
  const moves = useStore(link.outboundMoves);
  const live = useStore(link.status) === 'live';
  const [movedAt, move] = useState(0);
  const last = useRef(0);
  useEffect(() => {
    if (!live) return undefined;
    const wait = Math.max(0, last.current + EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      move(last.current);
    }, wait);
    return () => clearTimeout(timer);
  }, [moves, live]);
  return movedAt;
}

/** Keeps figures and what is open as they are now. */
export function useOutboundLive(): void {
  const queries = useQueryClient();
  const movedAt = useOutboundMoved();
  useEffect(() => {
    if (movedAt > 0) void queries.invalidateQueries({ queryKey: LIVE }, { cancelRefetch: false });
  }, [queries, movedAt]);
}
