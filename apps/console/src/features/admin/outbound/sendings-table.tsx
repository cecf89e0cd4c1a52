import type { OutboundState, SendingView } from '#protocol';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import admin from '../admin.module.css';
import { nameOfSending, waysOf } from './names.js';
import { NextAttempt } from './next-attempt.js';
import classes from './outbound.module.css';
import { useRetrySending } from './outbound-queries.js';
import { saidFailure } from './said-failure.js';

interface SendingsTableProps {
  readonly rows: readonly SendingView[];
  readonly state: OutboundState;
}

export function SendingsTable({ rows, state }: SendingsTableProps) {
  const { outbound: words } = useWords();
  const retry = useRetrySending();
  // What has arrived has neither a reason nor a next attempt.
  const isOpen = rows.some(({ status }) => status !== 'delivered');
  const names = new Map(waysOf(state, words).map(({ name, tally }) => [tally.target, name]));
  return (
    <>
      {retry.error && <ProblemNote problem={problemOf(retry.error)} />}
      <table className={`${admin.table ?? ''} ${classes.table ?? ''}`}>
        <thead>
          <tr>
            <th>{words.what}</th>
            <th>{words.to}</th>
            <th>{words.when}</th>
            <th data-number>{words.attempts}</th>
            {isOpen && <th>{words.why}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.sendingId} row={row} to={names.get(row.target) ?? words.former} retry={retry} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly row: SendingView;
  readonly to: string;
  readonly retry: ReturnType<typeof useRetrySending>;
}

function Row({ row, to, retry }: RowProps) {
  const { language, words: all } = useLocale();
  const { outbound: words } = all;
  const { ago, moment, number } = useFormat();
  const now = useNow();
  const { search } = useLocation();
  const name = nameOfSending(row, language, words);
  return (
    <tr>
      <td>
        <Link
          to={`/admin/outbound/${encodeURIComponent(row.sendingId)}`}
          state={search}
          className={classes.link}
        >
          {name}
        </Link>
      </td>
      <td data-label={words.to} className={classes.to}>
        {to}
      </td>
      <td data-label={words.when}>
        <time dateTime={row.at} title={moment(row.at)}>
          {ago(row.at, now)}
        </time>
      </td>
      <td data-label={words.attempts} data-number>
        {number(row.attempts)}
      </td>
      {row.status !== 'delivered' && <Why row={row} name={name} retry={retry} />}
    </tr>
  );
}

interface WhyProps extends Omit<RowProps, 'to'> {
  readonly name: string;
}

function Why({ row, name, retry }: WhyProps) {
  const { outbound: words } = useWords();
  const isAsked = retry.data?.sendingId === row.sendingId;
  return (
    <td>
      <div className={classes.why}>
        <div>
          {(row.failure ?? row.reason) !== undefined && (
            <div>{saidFailure(row, row.channel, words.failure)}</div>
          )}
          {row.status === 'waiting' && <NextAttempt dueAt={row.dueAt} />}
          {isAsked && <div role="status">{words.asked}</div>}
        </div>
        {row.status === 'given-up' && !isAsked && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words.retryOf(name)}
            loading={retry.isPending && retry.variables === row.sendingId}
            onClick={() => retry.mutate(row.sendingId)}
          >
            {words.retry}
          </Button>
        )}
      </div>
    </td>
  );
}
