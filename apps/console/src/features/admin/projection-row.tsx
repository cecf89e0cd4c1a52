import type { ProjectionStatus } from '#protocol';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './admin.module.css';
import { Trouble } from './projection-error.js';
import { ProjectionState } from './projection-state.js';

export function ProjectionRow({ status }: { readonly status: ProjectionStatus }) {
  const { adminPage: words, replay } = useWords();
  const { number } = useFormat();
  const figures = [
    [words.position, status.position],
    [words.lag, number(status.lag)],
    [words.rate, number(Math.round(status.eventsPerSecond))],
    [words.documents, number(status.documents)],
    [replay.generation, number(status.generation ?? 1)],
    [replay.setAside, number(status.quarantined ?? 0)],
  ] as const;
  return (
    <>
      <tr>
        <td>
          <span>
            <Anchor component={Link} to={`/admin/projections/${encodeURIComponent(status.name)}`} fw={600}>
              {status.name}
            </Anchor>
            <span className={classes.dim}>@{status.version}</span>
          </span>
        </td>
        <td data-label={words.state}>
          <ProjectionState status={status} />
        </td>
        {figures.map(([label, figure]) => (
          <td key={label} data-number data-label={label}>
            {figure}
          </td>
        ))}
      </tr>
      {status.error && (
        <tr>
          <td colSpan={2 + figures.length}>
            <Trouble status={status} error={status.error} />
          </td>
        </tr>
      )}
    </>
  );
}
