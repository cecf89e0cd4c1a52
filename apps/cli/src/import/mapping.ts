import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../usage-error.js';

/** A template: text that starts with `$` is a path into the row, anything else stands for itself. */
export type Template =
  string | number | boolean | null | readonly Template[] | { readonly [name: string]: Template };

const template: z.ZodType<Template> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(template), z.record(z.string(), template)]),
);
const path = z.string().regex(/^\$[^$]/, 'Expected a path such as $user');

const rowMapping = {
  name: z.string().regex(/^[\w-]{1,60}$/, 'Expected letters, digits, - and _ only'),
  time: z.strictObject({
    at: path,
    unit: z.enum(['seconds', 'milliseconds', 'iso']).default('iso'),
    /** What a row without a time gets: nothing (it is rejected), or the time of the same shopper's row before it. */
    missing: z.enum(['reject', 'previous']).default('reject'),
  }),
  shopper: z
    .strictObject({ userId: path.optional(), anonymousId: path.optional() })
    .refine(({ userId, anonymousId }) => userId ?? anonymousId, 'Give userId, anonymousId or both'),
  /** Whose value chooses among `events`. */
  type: z.string(),
  /** By value of `type`; `*` takes the values that are not named; `skip` leaves rows out. */
  events: z.record(
    z.string(),
    z.union([
      z.literal('skip'),
      z.strictObject({ event: z.string(), properties: z.record(z.string(), template).default({}) }),
    ]),
  ),
};

const mapping = z.discriminatedUnion('format', [
  z.strictObject({
    ...rowMapping,
    format: z.literal('csv'),
    csv: z
      .strictObject({
        delimiter: z.string().min(1).default(','),
        header: z.boolean().default(true),
        columns: z.array(z.string()).optional(),
        /** False where quotes in the file are plain text. */
        quotes: z.boolean().default(true),
      })
      .refine(({ header, columns }) => header || columns, 'Without a header, give columns'),
  }),
  z.strictObject({ ...rowMapping, format: z.literal('ndjson') }),
  z.strictObject({ name: rowMapping.name, format: z.literal('segment') }),
]);

/** How the rows of a file become Segment calls. `docs/importing.md` is its reference. */
export type Mapping = z.output<typeof mapping>;
export type RowMapping = Exclude<Mapping, { format: 'segment' }>;

const BUILT_IN = new URL('../../../../../apps/cli/mappings/', import.meta.url);

/**
 * @param nameOrFile a built-in mapping such as `taobao`, or a YAML file
 * @throws UsageError that names the file and the key at fault
 */
export async function loadMapping(nameOrFile: string): Promise<Mapping> {
  const isFile = /\.ya?ml$|[/\\]/.test(nameOrFile);
  const file = isFile ? nameOrFile : fileURLToPath(new URL(`${nameOrFile}.yml`, BUILT_IN));
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const known = 'built in are taobao, retailrocket and segment';
    throw new UsageError(
      isFile
        ? `Cannot read the mapping ${nameOrFile}: ${error instanceof Error ? error.message : String(error)}`
        : `There is no mapping called ${nameOrFile}: ${known}, or give a .yml file.`,
    );
  }
  return parseMapping(text, basename(file));
}

/** @param source what to call the mapping in errors */
export function parseMapping(text: string, source: string): Mapping {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new UsageError(`${source} is not YAML: ${error.message}`);
  }
  const parsed = mapping.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.map(String).join('.') || '(file)'}: ${issue.message}`,
  );
  throw new UsageError(`The mapping ${source} needs a correction:\n${problems.join('\n')}`);
}
