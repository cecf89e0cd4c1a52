import type { ReplayView } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from '../admin.module.css';
import { ReplayBadge } from './replay-badge.js';
import { scopeOf } from './replay-scope.js';

/** Newest first. */
export function PastReplays({ replays }: { readonly replays: readonly ReplayView[] }) {
  const { replay: words, adminPage } = useWords();
  const format = useFormat();
  return (
    <section>
      <Title order={2} mb="xs">
        {words.past}
      </Title>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.what}</th>
            <th>{adminPage.time}</th>
            <th data-number>{adminPage.events}</th>
            <th>{adminPage.state}</th>
          </tr>
        </thead>
        <tbody>
          {replays.map((replay) => (
            <tr key={replay.replayId}>
              <td>
                <span>
                  {scopeOf(replay.request, words, format).join(' · ')}
                  {replay.reason !== undefined && <div className={classes.dim}>{replay.reason}</div>}
                </span>
              </td>
              <td data-label={adminPage.time}>
                <time dateTime={replay.startedAt}>{format.moment(replay.startedAt)}</time>
              </td>
              <td data-number data-label={adminPage.events}>
                {format.number(replay.done)}
              </td>
              <td data-label={adminPage.state}>
                <ReplayBadge state={replay.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
