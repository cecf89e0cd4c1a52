import type { ReactNode } from 'react';
import classes from './parts.module.css';

interface FiguresProps {
  readonly rows: readonly (
    { readonly name: string; readonly value: ReactNode; readonly hint?: string } | undefined
  )[];
  /** The few that matter most, larger. */
  readonly large?: boolean;
}

/** Figures beside each other, each under its name. */
export function Figures({ rows, large = false }: FiguresProps) {
  return (
    <dl className={classes.figures} data-large={large}>
      {rows.map(
        (row) =>
          row && (
            <div key={row.name} title={row.hint}>
              <dt>{row.name}</dt>
              <dd>{row.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
