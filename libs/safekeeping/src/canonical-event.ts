import type { RecordedEvent } from '#kernel';

/**
 * One text for one event, whichever store it comes from: JSON with the keys in the order of their UTF-16 units,
 * without white space (as RFC 8785 has it). The position is left out: every log gives positions of its own.
 */
export function canonicalEvent(event: RecordedEvent): string {
  const { data, id, metadata, recordedAt, revision, schemaVersion, stream, type } = event;
  return canonical({ data, id, metadata, recordedAt, revision, schemaVersion, stream, type });
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(part)}`;
  }
  return `{${text}}`;
}
