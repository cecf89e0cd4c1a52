/** Conditions on events, as they stand in the address; times as a `datetime-local` field has them. */
export const CONDITIONS = ['type', 'prefix', 'from', 'to', 'correlationId'] as const;
export type Conditions = Readonly<Partial<Record<(typeof CONDITIONS)[number], string>>>;

export function conditionsOf(params: URLSearchParams): Conditions {
  return Object.fromEntries(
    CONDITIONS.flatMap((name) => {
      const value = params.get(name)?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** What the server is asked; times in UTC. A time that is none is left out. */
export function searchQuery(conditions: Conditions, before: string | undefined, limit: number): string {
  const { from, to, ...rest } = conditions;
  const asked = new URLSearchParams(rest);
  for (const [name, local] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (local !== undefined && !Number.isNaN(Date.parse(local)))
      asked.set(name, new Date(local).toISOString());
  }
  if (before !== undefined) asked.set('before', before);
  asked.set('limit', String(limit));
  return asked.toString();
}

export type ExportFormat = 'ndjson' | 'cloudevents';

/** An export knows streams and types only. */
export function exportAddress(format: ExportFormat, { type, prefix }: Conditions): string {
  const asked = new URLSearchParams({ format, ...(prefix && { prefix }), ...(type && { type }) });
  return `/api/admin/export?${asked.toString()}`;
}
