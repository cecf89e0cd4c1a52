import type { ProjectionStatus } from '#protocol';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Trouble } from '../projection-error.js';
import { ProjectionState } from '../projection-state.js';
import classes from './replays.module.css';

/** How it stands, in figures that keep their places. */
export function ProjectionHead({ status }: { readonly status: ProjectionStatus }) {
  const { adminPage, replay } = useWords();
  const { number } = useFormat();
  const aside = status.quarantined ?? 0;
  return (
    <>
      <dl className={classes.figures}>
        <Figure label={adminPage.state}>
          <ProjectionState status={status} />
        </Figure>
        <Figure label={adminPage.documents}>{number(status.documents)}</Figure>
        <Figure label={adminPage.lag}>{number(status.lag)}</Figure>
        <Figure label={adminPage.rate}>{number(Math.round(status.eventsPerSecond))}</Figure>
        <Figure label={replay.generation}>{number(status.generation ?? 1)}</Figure>
        <Figure label={replay.setAside}>
          {aside === 0 ? number(0) : <Link to="/admin/quarantine">{number(aside)}</Link>}
        </Figure>
      </dl>
      {status.error && <Trouble status={status} error={status.error} />}
    </>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
