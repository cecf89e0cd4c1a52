import { problem } from '#protocol';
import { z } from 'zod';
import type { Access, Endpoint } from './endpoint.js';
import { endpoints } from './endpoints.js';

type Json = Record<string, unknown>;

/** What goes over the wire, so before any transformation; what JSON Schema cannot say is left open. */
export const jsonSchema = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });

const security: Readonly<Record<Access, readonly Json[]>> = {
  everyone: [],
  'write key': [{ writeKey: [] }],
  'visitor token': [{ visitorToken: [] }],
  agent: [{ session: [] }],
  administrator: [{ session: [] }],
};

/** OpenAPI 3.1 of every endpoint, from the schemas that requests are checked against. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Presage',
      version,
      description:
        'Hears the question before it is asked. Sockets are described in `docs/protocol.md`, events at `/docs/events`.',
    },
    paths,
    components: {
      schemas: { Problem: withoutDialect(jsonSchema(problem)) },
      securitySchemes: {
        writeKey: { type: 'http', scheme: 'basic', description: 'The write key as user name, no password.' },
        visitorToken: { type: 'http', scheme: 'bearer', description: 'A token of `POST /v1/visitor`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'presage_session' },
      },
    },
  };
}

function operation({ tag, summary, access, path, query, body, reply, status = 200 }: Endpoint): Json {
  return {
    tags: [tag],
    summary,
    description: `For: ${access === 'agent' ? 'agents and administrators' : access}.`,
    security: security[access],
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      [status]: { description: 'Done', ...(reply && { content: json(reply) }) },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: z.ZodObject | undefined): Json[] {
  const properties = query ? (jsonSchema(query).properties as Record<string, Json>) : {};
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

const json = (schema: z.ZodType): Json => ({
  'application/json': { schema: withoutDialect(jsonSchema(schema)) },
});

/** The document says once which dialect its schemas are in. */
const withoutDialect = ({ $schema: _, ...schema }: Json): Json => schema;
