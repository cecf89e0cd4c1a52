import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './json-tree.module.css';

interface JsonTreeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly depth?: number;
}

/** A value of JSON, its objects and arrays foldable; deep parts and long arrays start folded. */
export function JsonTree({ name, value, depth = 0 }: JsonTreeProps) {
  if (typeof value !== 'object' || value === null || isForgotten(value))
    return <Leaf name={name} value={value} />;
  const parts: readonly (readonly [string, unknown])[] = Object.entries(value);
  const children = parts.map(([key, part]) => (
    <JsonTree key={key} name={key} value={part} depth={depth + 1} />
  ));
  if (name === undefined) return <div className={classes.tree}>{children}</div>;
  return (
    <details className={classes.branch} open={depth < 3 && parts.length <= 20}>
      <summary>
        <span className={classes.key}>{name}</span> <Size isList={Array.isArray(value)} size={parts.length} />
      </summary>
      {children}
    </details>
  );
}

function Size({ isList, size }: { readonly isList: boolean; readonly size: number }) {
  const { adminPage } = useWords();
  const { number } = useFormat();
  return <span className={classes.size}>{isList ? `[${adminPage.items(number(size))}]` : '{ }'}</span>;
}

function Leaf({ name, value }: { readonly name: string | undefined; readonly value: unknown }) {
  return (
    <div className={classes.leaf}>
      {name !== undefined && <span className={classes.key}>{name}</span>}{' '}
      {isForgotten(value) ? (
        <ForgottenMark />
      ) : (
        <span data-type={value === null ? 'null' : typeof value}>{JSON.stringify(value)}</span>
      )}
    </div>
  );
}
