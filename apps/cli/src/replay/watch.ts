import { setTimeout } from 'node:timers/promises';
import type { ReplayView } from '#protocol';
import { progressOn } from '../import/progress.js';
import type { ReplayDesk } from './replay-desk.js';

const LOOK_EVERY_MS = 200;

/** Has a replay worked on, and shows how it gets on until it has ended; Ctrl-C pauses it. @returns how it stands then */
export async function watch(desk: ReplayDesk, { replayId, projection }: ReplayView): Promise<ReplayView> {
  const progress = progressOn(process.stderr, `Replaying ${projection}`);
  const pause = (): void => void desk.ask(projection, { type: 'PauseReplay', replayId });
  process.once('SIGINT', pause);
  let isShown = false;
  try {
    await desk.putToWork(replayId);
    for (;;) {
      const view = await desk.view(replayId);
      if (view.total > 0 && !isShown) progress.start(view.total);
      isShown ||= view.total > 0;
      if (isShown) progress.update(view.done, noteOn(view));
      if (view.state !== 'running') return view;
      await setTimeout(LOOK_EVERY_MS);
    }
  } finally {
    progress.stop();
    process.off('SIGINT', pause);
  }
}

const noteOn = ({ eventsPerSecond, stream, reason }: ReplayView): string =>
  reason ?? `${eventsPerSecond.toLocaleString('en')} events/s${stream === undefined ? '' : ` | ${stream}`}`;
