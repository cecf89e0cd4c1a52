import { Button, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import classes from './plot.module.css';

interface PlotFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly table: ReactNode;
  /** Beneath the drawing, in both views. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A drawing and the table behind it, in a box of one height. */
export function PlotFrame({ title, lead, table, foot, children }: PlotFrameProps) {
  const { understanding: words } = useWords();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section className={classes.frame} aria-labelledby={id}>
      <header className={classes.header}>
        <Title order={2} id={id}>
          {title}
        </Title>
        <Button
          size="compact-xs"
          variant="subtle"
          ml="auto"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words.asChart : words.asTable}
        </Button>
      </header>
      <p className={classes.lead}>{lead}</p>
      <div className={classes.box}>
        {asTable ? (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
            {table}
          </div>
        ) : (
          children
        )}
      </div>
      {foot}
    </section>
  );
}
