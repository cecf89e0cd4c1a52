import { err, ok, type Result } from '#kernel';
import { type BehaviourType, definitionOf } from '#protocol';
import type { z } from 'zod';

export interface BehaviourFact {
  readonly type: BehaviourType;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The data as its schema keeps it, or what is wrong with it in the sender's words. */
export function validated(
  type: BehaviourType,
  data: Readonly<Record<string, unknown>>,
  name: string = type,
): Result<BehaviourFact, string> {
  const parsed = definitionOf(type)?.data.safeParse(data);
  if (!parsed) throw new Error(`The protocol defines no ${type}.`);
  if (!parsed.success) return err(`${name}: ${describeIssues(parsed.error)}`);
  return ok({ type, data: parsed.data as Readonly<Record<string, unknown>> });
}

/** Each issue as `path: what is wrong`, at most three of them. */
export function describeIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map(({ path, message }) => {
    return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
  });
  return error.issues.length > 3 ? `${shown.join('; ')}; and more` : shown.join('; ');
}

/** Clients write null for "none": an absent property says the same. Looks one level into lists of objects. */
export function withoutNulls(
  properties: Readonly<Record<string, unknown>> | null | undefined,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || name === '__proto__') continue;
    kept[name] = Array.isArray(value) ? value.map(itemWithoutNulls) : value;
  }
  return kept;
}

const itemWithoutNulls = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && !Array.isArray(item)
    ? withoutNulls(item as Readonly<Record<string, unknown>>)
    : item;
