import type { Choice, StaffMember, Transcript, TranscriptEntry } from '#protocol';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { isForgotten, remembered } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import classes from './conversation.module.css';
import { DaySeparator } from './day-separator.js';
import { DraftEntry } from './draft-entry.js';
import type { Draft } from './drafts.js';
import { Entry } from './entry.js';
import { byDay } from './transcript-merge.js';
import { continues } from './transcript/continues.js';
import { howFar } from './transcript/come-far.js';
import { OfferCard } from './transcript/offer-card.js';
import { TypingLine } from './transcript/typing-line.js';
import { useStickToEnd } from './use-stick-to-end.js';

interface TranscriptViewProps {
  readonly me: StaffMember;
  readonly shopperName: string;
  readonly transcript: Transcript;
  readonly drafts: readonly Draft[];
  readonly retry: (draft: Draft) => void;
  readonly discard: (messageId: string) => void;
  /** What the shopper is writing now; undefined: nothing. */
  readonly writing: string | undefined;
  /** A line that is looked for. */
  readonly line: string | undefined;
}

export function TranscriptView(props: TranscriptViewProps) {
  const { me, shopperName, transcript, drafts, retry, discard, writing, line } = props;
  const { desk } = useWords();
  const { entries, marks, conversationId } = transcript;
  const typing = writing === undefined ? 0 : 1;
  const { scroller, content, onScroll, toEnd, hold, behind } = useStickToEnd(
    entries.length + drafts.length + typing,
  );
  const reached = useMemo(() => howFar(entries, marks), [entries, marks]);
  const pressed = useMemo(() => pressedBelow(entries), [entries]);
  const isThere = line !== undefined && entries.some(({ id }) => id === line);
  useEffect(() => {
    if (line === undefined || !isThere) return;
    const found = content.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(line)}"]`);
    hold();
    found?.scrollIntoView({ block: 'center' });
  }, [line, isThere, content, hold]);
  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={desk.transcript}
        data-transcript
      >
        <div ref={content} className={classes.entries}>
          {byDay(entries).map((day) => (
            <DayEntries key={day.start} start={day.start}>
              {day.entries.map((entry, at) =>
                entry.event === 'HelpAccepted' ? (
                  <OfferCard key={entry.id} entry={entry} conversationId={conversationId} />
                ) : (
                  <Entry
                    key={entry.id}
                    entry={entry}
                    me={me}
                    shopperName={shopperName}
                    pressed={pressed.get(entry.id)}
                    reached={reached.get(entry.id)}
                    goesOn={continues(day.entries[at - 1], entry)}
                    found={entry.id === line}
                  />
                ),
              )}
            </DayEntries>
          ))}
          {drafts.map((draft) => (
            <DraftEntry key={draft.messageId} draft={draft} retry={retry} discard={discard} />
          ))}
          <TypingLine name={shopperName} writing={writing} />
        </div>
      </div>
      <Heard entries={entries} shopperName={shopperName} />
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

/** Reads out what the shopper said last. */
function Heard({
  entries,
  shopperName,
}: {
  readonly entries: readonly TranscriptEntry[];
  readonly shopperName: string;
}) {
  const { app, desk } = useWords();
  const heard = entries.findLast(({ kind }) => kind === 'shopper');
  return (
    <VisuallyHidden role="log" aria-live="polite">
      {heard && desk.said(shopperName, isForgotten(heard.text) ? app.forgotten : heard.text)}
    </VisuallyHidden>
  );
}

/** Which button the shopper pressed, by the message below which it stood: the last one before. */
function pressedBelow(entries: readonly TranscriptEntry[]): ReadonlyMap<string, Choice> {
  const pressed = new Map<string, Choice>();
  let offered: string | undefined;
  for (const { id, kind, parts, choice } of entries) {
    const chosen = choice === undefined ? undefined : remembered(choice);
    if (kind === 'shopper' && offered !== undefined && chosen) pressed.set(offered, chosen);
    const shown = parts === undefined ? undefined : remembered(parts);
    if (shown?.some((part) => part.kind === 'choices')) offered = id;
  }
  return pressed;
}

function DayEntries({ start, children }: { readonly start: number; readonly children: React.ReactNode }) {
  return (
    <>
      <DaySeparator start={start} />
      {children}
    </>
  );
}
