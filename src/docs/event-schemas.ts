import { allEvents } from '#protocol';
import { jsonSchema } from './openapi.js';

/** JSON Schema of the data of every event type, by type. */
export const eventSchemas = (): Record<string, unknown> =>
  Object.fromEntries(
    allEvents.map(({ type, schemaVersion, data }) => [type, { schemaVersion, data: jsonSchema(data) }]),
  );
