import type { ReplayView } from '#protocol';
import { Progress, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { shareOf, spokenKey } from './replay-progress.js';
import classes from './replays.module.css';
import { SpeedCurve } from './speed-curve.js';

/** How far, how fast, how long still, and where. Every figure has a place of its own, so nothing moves. */
export function ReplayMeter({ replay }: { readonly replay: ReplayView }) {
  const { replay: words } = useWords();
  const format = useFormat();
  const share = shareOf(replay);
  const running = replay.state === 'running';
  const left = running && replay.secondsLeft !== undefined ? replay.secondsLeft * 1000 : undefined;
  return (
    <div className={classes.meter}>
      <div className={classes.way}>
        <div className={classes.figuresLine}>
          <b>{format.percent(share)}</b>
          <span>{words.ofEvents(format.number(replay.done), format.number(replay.total))}</span>
          {left !== undefined && <span className={classes.left}>{words.left(format.span(left))}</span>}
        </div>
        <Progress
          value={share * 100}
          size="lg"
          aria-label={words.progress}
          transitionDuration={100}
          {...(replay.state === 'paused' && { color: 'gray' })}
        />
        <div className={classes.where}>
          <span className={classes.clip} title={replay.stream}>
            {running && replay.stream !== undefined && `${words.atStream} ${replay.stream}`}
          </span>
          <span>{words.atPosition(replay.position)}</span>
          {replay.quarantined > 0 && (
            <span className={`set-aside ${classes.aside ?? ''}`}>
              {words.setAsideHere(replay.quarantined, format.number(replay.quarantined))}
            </span>
          )}
        </div>
      </div>
      <SpeedCurve replay={replay} />
      <Spoken replay={replay} />
    </div>
  );
}

/** For screen readers: at each tenth and each change of state, no oftener. */
function Spoken({ replay }: { readonly replay: ReplayView }) {
  const { replay: words } = useWords();
  const format = useFormat();
  const key = spokenKey(replay);
  const [said, setSaid] = useState({ key, words: '' });
  if (said.key !== key) {
    const left =
      replay.secondsLeft === undefined ? '' : `, ${words.left(format.span(replay.secondsLeft * 1000))}`;
    const sentence =
      replay.state === 'running'
        ? words.spoken(replay.projection, format.percent(shareOf(replay)), left)
        : words.spokenState(replay.projection, words.states[replay.state]);
    setSaid({ key, words: sentence });
  }
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said.words}
    </VisuallyHidden>
  );
}
