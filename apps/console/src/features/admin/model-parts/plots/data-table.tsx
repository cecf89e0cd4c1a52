import type { ReactNode } from 'react';
import classes from './plot.module.css';

interface DataTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Numbers as the reader writes them; the first cell names the row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The numbers behind a drawing. */
export function DataTable({ caption, head, rows }: DataTableProps) {
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
