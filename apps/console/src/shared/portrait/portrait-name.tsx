import type { Portrait } from '#protocol';
import { Title } from '@mantine/core';
import { remembered } from '../forgotten/remembered.js';
import { useWords } from '../i18n/locale.js';
import classes from './portrait.module.css';
import { shopperLabel } from './shopper-label.js';
import { StageBadge } from './stage-badge.js';

export function PortraitName({ portrait }: { readonly portrait: Portrait }) {
  const { app } = useWords();
  return (
    <div className={classes.between}>
      <Title order={2} size="h2">
        {shopperLabel(portrait.shopperId, remembered(portrait.traits)?.name, app.somebody)}
      </Title>
      <StageBadge stage={portrait.stage} />
    </div>
  );
}
