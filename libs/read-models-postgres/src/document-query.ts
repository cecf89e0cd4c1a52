import type { Query } from '#read-models';
import { statement, type Statement, textArray, type Value } from '#postgres';
import { literal } from './names.js';
import { plainText } from './plain-text.js';
import { sortKey } from './sort-key.js';

export interface DocumentQuery {
  readonly statement: Statement;
  readonly values: readonly Value[];
}

/** Queries on a table of documents, or the view of one, by its quoted name; rows are key and document. */
export function byKeys(table: string, keys: readonly string[]): DocumentQuery {
  const text = `SELECT key, document FROM ${table} WHERE key = ANY ($1::text[])`;
  return { statement: statement(text), values: [textArray(keys.map(plainText))] };
}

export function matching(table: string, query: Query): DocumentQuery {
  const { orderBy, direction = 'ascending', limit = 100, offset = 0 } = query;
  const [condition, values] = conditionOf(query);
  const [order, nulls] = direction === 'ascending' ? ['ASC', 'FIRST'] : ['DESC', 'LAST'];
  const by = orderBy === undefined ? '' : `${fieldOf(orderBy)} ${order} NULLS ${nulls}, `;
  const next = values.length + 1;
  const text = `SELECT key, document FROM ${table} ${condition}
    ORDER BY ${by}key ${order} LIMIT $${String(next)} OFFSET $${String(next + 1)}`;
  return { statement: statement(text), values: [...values, limit, offset] };
}

export function counting(table: string, where: Query['where']): DocumentQuery {
  const [condition, values] = conditionOf(where ? { where } : {});
  return { statement: statement(`SELECT count(*) FROM ${table} ${condition}`), values };
}

/** What an index is made of, and a query must ask for to be served by it. */
export function fieldOf(field: string): string {
  return `(fields ->> ${literal(plainText(field))}) COLLATE "C"`;
}

function conditionOf({ where = {}, after }: Pick<Query, 'where' | 'after'>): [string, Value[]] {
  const values: Value[] = [];
  const bind = (value: string): string => `$${String(values.push(value))}`;
  const conditions = Object.entries(where).map(
    ([field, value]) => `${fieldOf(field)} = ${bind(sortKey(value) ?? '')}`,
  );
  if (after !== undefined) conditions.push(`key > ${bind(plainText(after))}`);
  return [conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values];
}
