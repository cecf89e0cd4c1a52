import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  readonly rows: readonly (readonly [string, ReactNode] | undefined)[];
  /** Where names may be long and there is room for them. */
  readonly wide?: boolean;
}

/** Name and value in two aligned columns. */
export function Facts({ rows, wide = false }: FactsProps) {
  return (
    <dl className={classes.facts} data-wide={wide}>
      {rows.map(
        (row) =>
          row && (
            <div key={row[0]}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
