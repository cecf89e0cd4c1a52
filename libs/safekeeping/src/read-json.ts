import type { z } from 'zod';
import { BadLine } from './line-format.js';

/** @throws BadLine where the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new BadLine(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** @throws BadLine naming the first field that does not fit */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  throw new BadLine(`${where === '' ? 'it' : `its field ${where}`}: ${issue?.message ?? 'not understood'}`);
}
