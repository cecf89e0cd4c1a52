import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { TranscriptSearch } from '#protocol';
import type { KeyboardEvent, ReactNode } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import queueRow from '../queue-row.module.css';
import type { Selection } from '../selection.js';
import { excerpt } from './excerpt.js';
import classes from './queue.module.css';
import { isSearchable, useTranscriptSearch } from './use-transcript-search.js';

interface FoundProps {
  readonly text: string;
  readonly selection: Selection;
  /** Rows of the list that match, at most those that are worth a look. */
  readonly rows: readonly ReactNode[];
  readonly matching: number;
}

/** What was found: rows of the list first, then what was said. The arrows move through both. */
export function Found({ text, selection, rows, matching }: FoundProps) {
  const { queue: words } = useWords();
  const { number } = useFormat();
  const search = useTranscriptSearch(text);
  const hits = search.data?.hits ?? [];
  return (
    <div className={classes.found} onKeyDown={moveFocus}>
      <VisuallyHidden role="status">
        {search.data && words.resultsAre(number(matching), number(hits.length))}
      </VisuallyHidden>
      <h2 className={classes.group}>{words.inList(number(matching))}</h2>
      {matching === 0 && <p className={classes.nothing}>{words.noneInList}</p>}
      <div role="list" aria-label={words.inList(number(matching))}>
        {rows.map((row, at) => (
          <div key={at} role="listitem">
            {row}
          </div>
        ))}
      </div>
      {matching > rows.length && (
        <p className={classes.nothing}>{words.rowsMore(number(matching - rows.length))}</p>
      )}
      <h2 className={classes.group}>{search.data ? words.said(number(hits.length)) : words.saidLabel}</h2>
      <Said search={search} text={text} selection={selection} />
    </div>
  );
}

interface SaidProps {
  readonly search: ReturnType<typeof useTranscriptSearch>;
  readonly text: string;
  readonly selection: Selection;
}

function Said({ search, text, selection }: SaidProps) {
  const { queue: words, app } = useWords();
  const { number } = useFormat();
  if (!isSearchable(text.trim())) return <p className={classes.nothing}>{words.shortQuery}</p>;
  if (search.isError) {
    return (
      <div className={classes.nothing}>
        <ProblemNote problem={problemOf(search.error)} />
        <Button mt="xs" size="compact-sm" variant="light" onClick={() => void search.refetch()}>
          {app.retry}
        </Button>
      </div>
    );
  }
  if (search.data === undefined) return <p className={classes.nothing}>{words.searching}</p>;
  const { hits, searched, all } = search.data;
  return (
    <>
      {hits.length === 0 && <p className={classes.nothing}>{words.noneSaid(search.query)}</p>}
      <div role="list" aria-label={words.saidLabel}>
        {hits.map((hit) => (
          <div key={`${hit.conversationId} ${hit.entryId}`} role="listitem">
            <Hit hit={hit} selection={selection} />
          </div>
        ))}
      </div>
      <p className={classes.nothing}>
        {all ? words.searched(number(searched)) : words.searchedNewest(number(searched))}
      </p>
    </>
  );
}

interface HitProps {
  readonly hit: TranscriptSearch['hits'][number];
  readonly selection: Selection;
}

function Hit({ hit, selection }: HitProps) {
  const { desk, acts } = useWords();
  const { ago } = useFormat();
  const now = useNow();
  const { conversationId, shopperId, entryId, kind, at } = hit;
  const [before, found, after] = excerpt(hit);
  const from =
    kind === 'shopper' || kind === 'assistant' || kind === 'agent' ? desk.from[kind] : acts.internal;
  const current = selection.chosen.conversationId === conversationId && selection.chosen.line === entryId;
  return (
    <UnstyledButton
      className={`${queueRow.item ?? ''} ${classes.hit ?? ''}`}
      data-found
      data-kind={kind}
      aria-current={current}
      onClick={() => selection.choose({ shopperId, conversationId, line: entryId })}
    >
      <span className={classes.hitHead}>
        <span>{from}</span>
        <span>
          {desk.status[hit.status]} · {ago(at, now)}
        </span>
      </span>
      <span className={classes.hitText}>
        {before}
        <mark>{found}</mark>
        {after}
      </span>
    </UnstyledButton>
  );
}

/** The arrows go from result to result; Home and End to the first and last. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-found]')];
  const at = all.findIndex((each) => each === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}
