import type { ReplayView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';
import { curveOf } from './replay-progress.js';
import classes from './replays.module.css';

const NONE: readonly number[] = [];

/** Events per second since this page began to look, from zero; now at the right edge. */
export function SpeedCurve({ replay }: { readonly replay: ReplayView }) {
  const { replay: words } = useWords();
  const { number } = useFormat();
  const speeds = useStore(useAdminLink().speeds).get(replay.replayId) ?? NONE;
  const peak = number(Math.round(Math.max(replay.eventsPerSecond, ...speeds)));
  const now = number(Math.round(replay.eventsPerSecond));
  const curve = curveOf(speeds);
  const running = replay.state === 'running';
  // Looked at only after it had ended: nothing was measured here, so nothing is drawn.
  if (!running && curve === '') return null;
  return (
    <div className={classes.speed} role="img" aria-label={words.speedLabel(now, peak)}>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
        {curve !== '' && <path d={`${curve} L1 1 L0 1 Z`} className={classes.area} />}
        {curve !== '' && <path d={curve} className={classes.line} />}
        <path d="M0 1 H1" className={classes.zero} />
      </svg>
      <span aria-hidden>{running ? words.perSecond(now) : words.peak(peak)}</span>
    </div>
  );
}
