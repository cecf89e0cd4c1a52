import type { StaffMember, Transcript } from '#protocol';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import classes from './conversation.module.css';
import { DaySeparator } from './day-separator.js';
import { DraftEntry } from './draft-entry.js';
import type { Draft } from './drafts.js';
import { Entry } from './entry.js';
import { byDay } from './transcript-merge.js';
import { useStickToEnd } from './use-stick-to-end.js';

interface TranscriptViewProps {
  readonly me: StaffMember;
  readonly shopperName: string;
  readonly transcript: Transcript;
  readonly drafts: readonly Draft[];
  readonly retry: (draft: Draft) => void;
  readonly discard: (messageId: string) => void;
}

export function TranscriptView({ me, shopperName, transcript, drafts, retry, discard }: TranscriptViewProps) {
  const { app, desk } = useWords();
  const { entries } = transcript;
  const { scroller, content, onScroll, toEnd, behind } = useStickToEnd(entries.length + drafts.length);
  const heard = entries.findLast(({ kind }) => kind === 'shopper');
  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={desk.transcript}
      >
        <div ref={content} className={classes.entries}>
          {byDay(entries).map((day) => (
            <DayEntries key={day.start} start={day.start}>
              {day.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} me={me} shopperName={shopperName} />
              ))}
            </DayEntries>
          ))}
          {drafts.map((draft) => (
            <DraftEntry key={draft.messageId} draft={draft} retry={retry} discard={discard} />
          ))}
        </div>
      </div>
      <VisuallyHidden role="log" aria-live="polite">
        {heard && desk.said(shopperName, isForgotten(heard.text) ? app.forgotten : heard.text)}
      </VisuallyHidden>
      <div className={classes.latest}>
        {behind && (
          <Button
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={toEnd}
          >
            {desk.newMessages}
          </Button>
        )}
      </div>
    </>
  );
}

function DayEntries({ start, children }: { readonly start: number; readonly children: React.ReactNode }) {
  return (
    <>
      <DaySeparator start={start} />
      {children}
    </>
  );
}
