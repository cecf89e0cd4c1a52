import type { RateSample } from '#protocol';
import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { RateArea } from './rate-area.js';
import classes from './rate-chart.module.css';
import { RateTable } from './rate-table.js';

/** Events per second over the last two minutes, with a table behind the drawing. */
export function RateChart({ rate }: { readonly rate: readonly RateSample[] }) {
  const { adminPage: words } = useWords();
  const { number } = useFormat();
  const [asTable, setAsTable] = useState(false);
  const peak = Math.max(0, ...rate.map(({ events }) => events));
  return (
    <section>
      <header className={classes.header}>
        <Title order={2}>{words.perSecond}</Title>
        <span className={classes.dim}>
          {words.lastSeconds} · {words.peak(number(peak))}
        </span>
        <Button size="compact-xs" variant="subtle" ml="auto" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </Button>
      </header>
      <div className={classes.box}>{asTable ? <RateTable rate={rate} /> : <RateArea rate={rate} />}</div>
    </section>
  );
}
