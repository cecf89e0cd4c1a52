import type { ShopperDetail } from '#protocol';
import { Title } from '@mantine/core';
import { remembered } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { shopperLabel } from './shopper-label.js';
import classes from '../../shared/portrait/portrait.module.css';
import here from './shopper.module.css';
import { StageBadge } from './stage-badge.js';

/** Who it is, and where on the site they are. */
export function ShopperHead({ detail: { portrait, journey } }: { readonly detail: ShopperDetail }) {
  const { app, shopper } = useWords();
  const { ago } = useFormat();
  const now = useNow();
  const page = journey.currentPage;
  return (
    <section className={classes.block}>
      <div className={classes.between}>
        <Title order={2} size="h2">
          {shopperLabel(portrait.shopperId, remembered(portrait.traits)?.name, app.somebody)}
        </Title>
        <StageBadge stage={portrait.stage} />
      </div>
      <div className={here.now}>
        <span className={classes.label}>{shopper.nowOn}</span>
        <span>{page?.title ?? page?.path ?? shopper.elsewhere}</span>
      </div>
      <span className={classes.label}>
        {shopper.lastSeen} {ago(journey.lastSeen, now)}
      </span>
    </section>
  );
}
