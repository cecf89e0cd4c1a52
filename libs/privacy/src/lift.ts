import type { RecordedEvent } from '#kernel';
import { definitionOf } from '#protocol';

/**
 * An event in the form that its type has today: older schema versions are lifted one by one. Types and versions that
 * only a newer Presage knows stay as they are.
 */
export function lifted(event: RecordedEvent): RecordedEvent {
  const definition = definitionOf(event.type);
  if (!definition || event.schemaVersion >= definition.schemaVersion) return event;
  const steps = definition.upcasters.slice(event.schemaVersion - 1);
  const data = steps.reduce((sofar, upcast) => upcast(sofar), event.data);
  return { ...event, schemaVersion: definition.schemaVersion, data };
}
