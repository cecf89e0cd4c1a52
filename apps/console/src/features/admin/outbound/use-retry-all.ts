import type { Problem } from '#protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { retryPart } from './outbound-queries.js';

interface Going {
  readonly state: 'asking' | 'going' | 'done' | 'stopped';
  readonly asked: number;
  /** Also those that somebody else had asked for. */
  readonly seen: number;
  readonly problem?: Problem;
}

/** Asks for one part after the other until there is none, somebody stops it, or one fails. */
export function useRetryAll(target: string) {
  const queries = useQueryClient();
  const [going, setGoing] = useState<Going>({ state: 'asking', asked: 0, seen: 0 });
  const stopped = useRef(false);
  const isStopped = (): boolean => stopped.current;

  async function start(): Promise<void> {
    stopped.current = false;
    let [asked, seen] = [0, 0];
    setGoing({ state: 'going', asked, seen });
    try {
      let part = await retryPart(target, undefined);
      for (;;) {
        asked += part.asked;
        seen += part.asked + part.skipped;
        if (part.next === null || isStopped()) break;
        setGoing({ state: 'going', asked, seen });
        part = await retryPart(target, part.next);
      }
      setGoing({ state: part.next === null ? 'done' : 'stopped', asked, seen });
    } catch (error) {
      setGoing({ state: 'stopped', asked, seen, problem: problemOf(error) });
    }
    await queries.invalidateQueries({ queryKey: ['outbound'] });
  }

  const stop = (): void => {
    stopped.current = true;
  };
  return { ...going, start, stop };
}
