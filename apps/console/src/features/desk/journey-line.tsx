import type { Journey, JourneyEntry } from '#protocol';
import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { subjectName } from '../../shared/words/details.js';
import { eventName, weightOf } from '../../shared/words/events.js';
import { Block } from '../../shared/portrait/block.js';
import { useMarkedEvent } from './foresight/marked-event.js';
import { SessionStrip } from './session-strip-view.js';
import classes from './shopper.module.css';

const FIRST = 8;
const STEP = 24;

/** The journey, newest first, under the strip of the running visit; it reaches back to where somebody goes in it. */
export function JourneyLine({ journey }: { readonly journey: Journey }) {
  const { shopper } = useWords();
  const { number } = useFormat();
  const { goal } = useMarkedEvent();
  const [asked, setAsked] = useState(FIRST);
  const { entries } = journey;
  const at = entries.findIndex(({ eventId }) => eventId === goal?.eventId);
  const shown = at < 0 ? asked : Math.max(asked, entries.length - at);
  const older = entries.length - shown;
  return (
    <Block title={shopper.journey}>
      <SessionStrip journey={journey} />
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          {shopper.noJourneyTitle}
        </Text>
      )}
      <ol className={classes.steps} aria-label={shopper.journey}>
        {entries
          .slice(-shown)
          .reverse()
          .map((entry) => (
            <Step key={entry.eventId} entry={entry} />
          ))}
      </ol>
      {older > 0 && (
        <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAsked(shown + STEP)}>
          {shopper.olderEvents(number(older))}
        </Button>
      )}
    </Block>
  );
}

function Step({ entry }: { readonly entry: JourneyEntry }) {
  const { language } = useLocale();
  const { clock, moment } = useFormat();
  const { marked, goal } = useMarkedEvent();
  const box = useRef<HTMLLIElement>(null);
  const isGoal = goal?.eventId === entry.eventId;
  useEffect(() => {
    if (!isGoal) return;
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, [isGoal, goal]);
  const about = entry.subject === undefined ? entry.path : subjectName(entry.subject, language);
  return (
    <li
      ref={box}
      tabIndex={-1}
      className={classes.step}
      data-weight={weightOf(entry.type)}
      data-marked={marked === entry.eventId}
    >
      <span>{eventName(entry.type, language)}</span>
      <time dateTime={entry.at} title={moment(entry.at)}>
        {clock(entry.at)}
      </time>
      {about !== undefined && (
        <span className={classes.subject} title={about}>
          {about}
        </span>
      )}
    </li>
  );
}
