import type { ShopperDetail } from '#protocol';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import classes from '../../shared/portrait/portrait.module.css';
import here from './shopper.module.css';
import { PortraitName } from '../../shared/portrait/portrait-name.js';

/** Who it is, and where on the site they are. */
export function ShopperHead({ detail: { portrait, journey } }: { readonly detail: ShopperDetail }) {
  const { shopper } = useWords();
  const { ago } = useFormat();
  const now = useNow();
  const page = journey.currentPage;
  return (
    <section className={classes.block}>
      <PortraitName portrait={portrait} />
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
