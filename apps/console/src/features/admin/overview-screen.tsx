import type { Overview } from '#protocol';
import { Skeleton, Title } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useStore } from '../../shared/link/store.js';
import { useAdminLink } from './admin-link.js';
import classes from './admin.module.css';
import { IntentModel } from './intent-model.js';
import { RateChart } from './rate-chart.js';

export function OverviewScreen() {
  const { adminPage } = useWords();
  const { overview } = useStore(useAdminLink().house);
  return (
    <div className={classes.page}>
      <Title order={1}>{adminPage.overview}</Title>
      {overview === undefined ? (
        <OverviewSkeleton />
      ) : (
        <>
          <Tiles overview={overview} />
          <RateChart rate={overview.rate} />
          <IntentModel model={overview.intentModel} />
        </>
      )}
    </div>
  );
}

function Tiles({ overview }: { readonly overview: Overview }) {
  const { adminPage } = useWords();
  const format = useFormat();
  return (
    <div className={classes.tiles}>
      <Tile number={format.number(overview.events)} label={adminPage.inLog} />
      <Tile number={format.number(overview.onSite)} label={adminPage.onSite} />
      <Tile number={format.number(overview.openConversations)} label={adminPage.open} />
      <Tile number={format.number(overview.rejected)} label={adminPage.keptAside} />
      <Tile number={format.span(overview.uptimeSeconds * 1000)} label={adminPage.uptime} />
    </div>
  );
}

function Tile({ number, label }: { readonly number: string; readonly label: string }) {
  return (
    <div className={classes.tile}>
      <div className={classes.number}>{number}</div>
      <div className={classes.label}>{label}</div>
    </div>
  );
}

/** Of the heights that the real parts have. */
function OverviewSkeleton() {
  const { app } = useWords();
  return (
    <div role="status" aria-label={app.loading} style={{ display: 'grid', gap: 24 }}>
      <Skeleton h={80} />
      <Skeleton h={256} />
      <Skeleton h={120} />
    </div>
  );
}
