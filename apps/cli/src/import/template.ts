import type { Row } from './row.js';
import type { Template } from './mapping.js';

/** What a template may read: the row's fields, and the row's own id. */
export type Fill = (row: Row, rowId: string) => unknown;

/** The row's own id, the same in every run. */
const ROW_ID = '$$row';

/**
 * Compiles a template once, to be filled for every row. `$user` and `$user.id` are paths, `$$row` is the row's id,
 * `$$$5` is the text `$5`. What a row leaves empty is left out.
 */
export function compileTemplate(template: Template): Fill {
  if (typeof template === 'string') return compileText(template);
  if (template === null || typeof template !== 'object') return () => template;
  if (isList(template)) {
    const items = template.map(compileTemplate);
    return (row, rowId) => items.map((fill) => fill(row, rowId)).filter((item) => item !== undefined);
  }
  const members = Object.entries(template).map(([name, value]) => [name, compileTemplate(value)] as const);
  return (row, rowId) => {
    const filled: Record<string, unknown> = {};
    for (const [name, fill] of members) {
      const value = fill(row, rowId);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  };
}

function compileText(text: string): Fill {
  if (text === ROW_ID) return (_row, rowId) => rowId;
  if (text.startsWith('$$')) return () => text.slice(2);
  if (!text.startsWith('$') || text.length === 1) return () => text;
  const whole = text.slice(1);
  if (!whole.includes('.')) return ({ fields }) => present(fields[whole]);
  const steps = whole.split('.');
  return ({ fields }) => present(fields[whole] ?? steps.reduce(member, fields));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** An empty cell says nothing. */
const present = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const isList = (template: Template): template is readonly Template[] => Array.isArray(template);
