import { Title } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { Empty } from '../../shared/ui/empty.js';
import { useAdminLink } from './admin-link.js';
import classes from './admin.module.css';
import { ProjectionRow } from './projection-row.js';
import { RowsSkeleton } from './rows-skeleton.js';

/** Where every reader of the log stands. */
export function ProjectionsScreen() {
  const { adminPage: words, replay } = useWords();
  const { projections } = useStore(useAdminLink().house);
  return (
    <div className={classes.page}>
      <Title order={1}>{words.projections}</Title>
      {projections === undefined && <RowsSkeleton />}
      {projections?.length === 0 && (
        <Empty icon={IconStack2} title={words.noProjectionsTitle} text={words.noProjections} />
      )}
      {projections !== undefined && projections.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.projection}</th>
              <th>{words.state}</th>
              <th data-number>{words.position}</th>
              <th data-number>{words.lag}</th>
              <th data-number>{words.rate}</th>
              <th data-number>{words.documents}</th>
              <th data-number>{replay.generation}</th>
              <th data-number>{replay.setAside}</th>
            </tr>
          </thead>
          <tbody>
            {projections.map((status) => (
              <ProjectionRow key={`${status.name}@${String(status.version)}`} status={status} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
