import type { Change } from '#read-models';
import { type Session, statement, textArray } from '#postgres';
import { plainText } from './plain-text.js';
import { fieldsOf } from './sort-key.js';

/** Changes as they go to a table; made before anything is written, so that a document that is no JSON stores nothing. */
export interface EncodedChanges {
  readonly puts: readonly { readonly key: string; readonly document: string; readonly fields: string }[];
  readonly deletes: readonly string[];
}

export function encodeChanges(changes: readonly Change<unknown>[]): EncodedChanges {
  // The last change of a key counts, in whichever order puts and deletes are then carried out.
  const last = [...new Map(changes.map((change) => [plainText(change.key), change]))];
  return {
    puts: last.flatMap(([key, change]) => (change.kind === 'put' ? [encoded(key, change.document)] : [])),
    deletes: last.flatMap(([key, { kind }]) => (kind === 'delete' ? [key] : [])),
  };
}

const encoded = (key: string, document: unknown) => ({
  key,
  document: JSON.stringify(document),
  fields: fieldsOf(document),
});

export async function writeDocuments(
  session: Session,
  table: string,
  { puts, deletes }: EncodedChanges,
): Promise<void> {
  if (puts.length > 0) {
    const put = statement(
      `INSERT INTO ${table} (key, document, fields)
       SELECT key, document, fields::jsonb FROM unnest($1::text[], $2::text[], $3::text[]) AS each (key, document, fields)
       ON CONFLICT (key) DO UPDATE SET document = excluded.document, fields = excluded.fields`,
    );
    await session.rows(put, [
      textArray(puts.map(({ key }) => key)),
      textArray(puts.map(({ document }) => document)),
      textArray(puts.map(({ fields }) => fields)),
    ]);
  }
  if (deletes.length > 0) {
    await session.rows(statement(`DELETE FROM ${table} WHERE key = ANY ($1::text[])`), [textArray(deletes)]);
  }
}
